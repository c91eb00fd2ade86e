/** How much a test does: `npm test` takes the small figure, `npm run drill` the full one of the issues. */
export function testSize(figures: { readonly small: number; readonly full: number }): number {
  return process.env.DOCKET_TEST_SIZE === 'full' ? figures.full : figures.small;
}
