import { type RenderOptions, toSVG } from 'bwip-js/node';

/** Options of PDF417; the library's types contain only the options common to all barcodes. */
type Pdf417Options = { columns: number; eclevel: number; rowmult: number };

/**
 * A PDF417 as nested SVG, dark on white. With these columns one module is about five pixels wide on a 1,600-pixel card.
 */
export function pdf417(payload: string, at: { x: number; y: number; width: number; height: number }): string {
  const options: RenderOptions & Pdf417Options = {
    bcid: 'pdf417',
    text: payload,
    columns: 13,
    eclevel: 5,
    scale: 2,
    rowmult: 3,
    barcolor: '161616',
  };
  const svg = toSVG(options);
  return svg.replace(
    '<svg ',
    `<svg x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" preserveAspectRatio="none"
      shape-rendering="crispEdges" `,
  );
}
