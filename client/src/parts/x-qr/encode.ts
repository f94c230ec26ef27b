// A text as a QR code, drawn on this device: what it says, such as the password of a network, goes nowhere.
import { encode } from 'uqr';
import type { Matrix } from './qr.ts';

/** At most, as coarse as a phone reads off paper: 57 by 57. */
const maxVersion = 10;

/** Null: the text is too long for such a code. */
export function qrOf(text: string): Matrix | null {
  try {
    const { size, data } = encode(text, { ecc: 'M', boostEcc: false, border: 0, maxVersion });
    return { size, rows: data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join('')) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
