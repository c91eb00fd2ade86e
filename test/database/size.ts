/** The size of a test: `npm test` uses the small figure, `npm run drill` the full one. */
export function testSize(figures: { readonly small: number; readonly full: number }): number {
  return process.env.DOCKET_TEST_SIZE === 'full' ? figures.full : figures.small;
}
