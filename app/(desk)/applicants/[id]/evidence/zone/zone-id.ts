/** The id under which a click on the place of a zone finds its fields. */
export function zoneId(documentId: string): string {
  return `zone-${documentId}`;
}
