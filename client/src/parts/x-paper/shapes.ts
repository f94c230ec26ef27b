// Points on a sheet of 1000 by 1000, as a record has them: "x,y x,y".
export type Point = readonly [number, number];

const side = 1000;
/** A shape is as far as this from its middle. */
const reach = 120;
const inside = (value: number): number => Math.max(0, Math.min(side, Math.round(value)));

/** A finger's way over the paper, as few points as still look like it. */
export function pointsText(points: readonly Point[]): string {
  return points.map(([x, y]) => `${inside(x)},${inside(y)}`).join(' ');
}

export const onSheet = ([x, y]: Point): Point => [inside(x), inside(y)];

/** Which ninth of the sheet: "00" top left, "11" the middle, "22" bottom right. */
export const ninthOf = ([x, y]: Point): string => [x, y].map((value) => Math.min(2, Math.floor((value * 3) / side))).join('');

function around(corners: number, radius: (corner: number) => number): readonly Point[] {
  return Array.from({ length: corners + 1 }, (_, corner): Point => {
    const angle = (corner / corners) * 2 * Math.PI - Math.PI / 2;
    return [Math.cos(angle) * radius(corner), Math.sin(angle) * radius(corner)];
  });
}

/** Each is one line around its middle, from -1 to 1. */
const outlines = {
  circle: around(24, () => 1),
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]],
  triangle: [[0, -1], [1, 0.9], [-1, 0.9], [0, -1]],
  star: around(10, (corner) => (corner % 2 === 0 ? 1 : 0.42)),
  house: [[-0.8, 1], [-0.8, -0.1], [-1, -0.1], [0, -1], [1, -0.1], [0.8, -0.1], [0.8, 1], [-0.8, 1]],
  heart: Array.from({ length: 25 }, (_, at): Point => {
    const angle = (at / 24) * 2 * Math.PI;
    return [Math.sin(angle) ** 3, -(13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle)) / 17];
  }),
} as const satisfies Record<string, readonly Point[]>;

export type Shape = keyof typeof outlines;
export const shapes = Object.keys(outlines) as readonly Shape[];

/** Near an edge a shape moves in rather than being cut. */
export function shapeAt(shape: Shape, middle: Point): readonly Point[] {
  const [x, y] = middle.map((value) => Math.max(reach, Math.min(side - reach, value))) as [number, number];
  return outlines[shape].map(([right, down]: Point) => onSheet([x + right * reach, y + down * reach]));
}
