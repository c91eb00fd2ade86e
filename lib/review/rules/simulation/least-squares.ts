/** Sums over rows of which a linear fit is made: counts, means and products. Two sums can be subtracted. */
export type Sums = { rows: number; products: Float64Array; width: number };

/** A line through the rows: `constant` + Σ `factors` × columns. */
export type LinearFit = { constant: number; factors: Float64Array };

/** Keeps a column that hardly varies from being divided by nothing; far below what scores of three decimals tell. */
const ridge = 1e-6;

const mostRounds = 2_000;

/** @param columns how many columns a row has, without its target */
export function emptySums(columns: number): Sums {
  const width = columns + 2;
  return { rows: 0, products: new Float64Array(width * width), width };
}

/** Adds one row: its columns, and the target that they should give. */
export function addRow(sums: Sums, columns: Float64Array, target: number): void {
  const { products, width } = sums;
  const at = (place: number) => (place === 0 ? 1 : place === width - 1 ? target : (columns[place - 1] ?? 0));
  for (let i = 0; i < width; i++) {
    const left = at(i);
    if (left === 0) continue;
    for (let j = i; j < width; j++) products[i * width + j] = (products[i * width + j] ?? 0) + left * at(j);
  }
  sums.rows += 1;
}

/** The sums of all rows but those of a part. */
export function without(all: Sums, part: Sums): Sums {
  const products = all.products.map((value, at) => value - (part.products[at] ?? 0));
  return { rows: all.rows - part.rows, products, width: all.width };
}

/** Sums of products of two columns around their means; the target is the last column. */
function centred({ rows, products, width }: Sums, i: number, j: number): number {
  const [low, high] = i < j ? [i, j] : [j, i];
  const mean = ((products[low] ?? 0) * (products[high] ?? 0)) / Math.max(1, rows);
  return (products[low * width + high] ?? 0) - mean;
}

/**
 * Least squares with no factor below zero (coordinate descent on the normal equations; Franc, Hlaváč and Navara,
 * "Sequential coordinate-wise algorithm for non-negative least squares", 2005).
 */
export function fitNonNegative(sums: Sums): LinearFit {
  const { rows, products, width } = sums;
  const count = width - 2;
  const factors = new Float64Array(count);
  const scale = Array.from({ length: count }, (_, k) => centred(sums, k + 1, k + 1));
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    for (let k = 0; k < count; k++) {
      const own = scale[k] ?? 0;
      if (own <= ridge) continue;
      let left = centred(sums, k + 1, width - 1);
      for (let j = 0; j < count; j++) if (j !== k) left -= centred(sums, k + 1, j + 1) * (factors[j] ?? 0);
      const next = Math.max(0, left / (own + ridge));
      moved = Math.max(moved, Math.abs(next - (factors[k] ?? 0)));
      factors[k] = next;
    }
    if (moved < 1e-10) break;
  }
  const mean = (place: number) => (products[place] ?? 0) / Math.max(1, rows);
  const constant = factors.reduce((sum, factor, k) => sum - factor * mean(k + 1), mean(width - 1));
  return { constant, factors };
}

/**
 * How uncertain the factors are together: the inverse of the centred products. Times the variance of a row, it is their
 * covariance. A column that does not vary, or varies only with others, gets a variance so large that it says nothing.
 */
export function uncertaintyOf(sums: Sums): Float64Array {
  const count = sums.width - 2;
  const places = Array.from({ length: count }, (_, k) => k);
  const inverse = inverted(places.map((i) => places.map((j) => centred(sums, i + 1, j + 1) + (i === j ? ridge : 0))));
  return Float64Array.from(inverse.flat());
}

/** The inverse of a positive matrix, by Gauss and Jordan. */
function inverted(given: readonly (readonly number[])[]): number[][] {
  const rows = given.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (const [i, row] of rows.entries()) {
    // The sums are rounded: what is left of a column that depends on others may be a little below zero.
    const pivot = Math.max(row[i] ?? 0, ridge / 2);
    for (const [j, value] of row.entries()) row[j] = value / pivot;
    for (const [other, target] of rows.entries()) {
      const times = target[i] ?? 0;
      if (other === i || times === 0) continue;
      for (const [j, value] of row.entries()) target[j] = (target[j] ?? 0) - times * value;
    }
  }
  return rows.map((row) => row.slice(given.length));
}
