// From the server's matrix to one path. Runs of dark modules become rectangles one module high.
export interface Matrix {
  readonly size: number;
  readonly rows: readonly string[];
}

/** Four modules of quiet zone stand on every side, as the standard asks. */
export const quiet = 4;

export function pathOf(matrix: Matrix): string {
  let path = '';
  for (const [y, row] of matrix.rows.entries()) {
    for (const run of row.matchAll(/1+/g)) {
      path += `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`;
    }
  }
  return path;
}
