/** The id under which a click on a barcode in an image finds its fields. */
export function barcodeId(imageId: string): string {
  return `barcode-${imageId}`;
}
