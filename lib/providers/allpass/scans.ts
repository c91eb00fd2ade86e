import { word } from '../reading/word.ts';
import type { AllpassApplicant, FieldRow, GraphicRow, Scan, Step } from './shapes.ts';

type OfDocument = { docId?: unknown };

/** One scan with the rows of its groups in one list each. */
export type ScanOf = {
  service: string;
  scan: Scan;
  step: Step;
  types: NonNullable<Scan['types']>;
  graphics: GraphicRow[];
  fields: FieldRow[];
  /** The document of a row. Rows without one belong to the scan itself. */
  docIdOf(row: OfDocument): string;
};

/** `data` of a step as a list: the vendor sends one object, an array or nothing. */
export function dataOf(step: Step): Scan[] {
  return [step.data ?? []].flat();
}

/** Every scan of every step in their order. Where the vendor gives no id, ours is the same at every reading. */
export function scansOf(applicant: AllpassApplicant): ScanOf[] {
  return (applicant.servicesData ?? []).flatMap((step, at) =>
    dataOf(step).map((scan, nth) => {
      const service = word(step.service) ?? word(scan.stepType) ?? 'unknown';
      const own = word(scan.id) ?? `${service}-${at + 1}-${nth + 1}`;
      return {
        service,
        scan,
        step,
        types: scan.types ?? [],
        graphics: (scan.graphics ?? []).flatMap(({ data }) => data ?? []),
        fields: (scan.fields ?? []).flatMap(({ data }) => data ?? []),
        docIdOf: (row) => word(row.docId) ?? own,
      };
    }),
  );
}
