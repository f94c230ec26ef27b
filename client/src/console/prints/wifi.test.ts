import { expect, test } from 'vitest';
import { keepWifi, wifiOf, wifiText } from './wifi.ts';

function store(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
}

test('the network stays on this device until its name is emptied', () => {
  const device = store();
  keepWifi(device, { name: 'The hall', password: 'blue door' });
  expect(wifiOf(device)).toEqual({ name: 'The hall', password: 'blue door' });

  keepWifi(device, { name: '', password: 'blue door' });
  expect(wifiOf(device)).toEqual({ name: '', password: '' });
});

test('a device that keeps nothing, or something else, begins empty', () => {
  const broken = { ...store(), getItem: () => '{"name":' };

  expect([wifiOf(null), wifiOf(broken)]).toEqual([{ name: '', password: '' }, { name: '', password: '' }]);
});

test('a phone reads the name and the password as they are', () => {
  expect(wifiText({ name: 'The hall', password: 'blue;door' })).toBe('WIFI:T:WPA;S:The hall;P:blue\\;door;;');
  expect(wifiText({ name: 'Open: to all', password: '' })).toBe('WIFI:T:nopass;S:Open\\: to all;;');
});
