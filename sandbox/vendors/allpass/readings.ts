import { mrzLines } from '#sandbox/papers/machine-readable/mrz.ts';
import type { Printed, Script } from '#sandbox/papers/printed.ts';
import type { Person } from '#sandbox/people/person.ts';

/** Regula's codes for the source of a value. */
const SOURCE = { mrz: 3, visual: 17, barcode: 18 } as const;

/** Windows language codes of the scripts printed beside Latin letters. */
const LCID: Partial<Record<Script, number>> = {
  cyrillic: 1049,
  arabic: 1025,
  hebrew: 1037,
  devanagari: 1081,
  georgian: 1079,
  armenian: 1067,
  thai: 1054,
  han: 2052,
  kana: 1041,
  hangul: 1042,
  greek: 1032,
};

type Reading = {
  fieldType: number;
  value: string;
  sourceType: number;
  lcid: number;
  pageIndex: number;
  isGood: boolean;
  comparison: object;
};

/** The values read from the document, with Regula's field codes: print, native names, then zone or barcode. */
export function readingsOf(person: Person): Reading[] {
  const { printed } = person.paper;
  const hasBarcode = printed.kind === 'driver_license' || printed.state !== undefined;
  const second = hasBarcode ? barcode(printed) : zone(printed);
  const disagree = (fieldType: number, value: string) =>
    second.values.some((row) => row[0] === fieldType && row[1] !== value);
  const comparable = (fieldType: number) => second.values.some((row) => row[0] === fieldType);
  const visual = visualValues(printed).map(([fieldType, value]): Reading => {
    const result = disagree(fieldType, value) ? 0 : 1;
    const comparison = comparable(fieldType) ? { [second.pair]: result } : {};
    return {
      fieldType,
      value,
      sourceType: SOURCE.visual,
      lcid: 0,
      pageIndex: 0,
      isGood: !isExpired(person, fieldType),
      comparison,
    };
  });
  const read = second.values.map(
    ([fieldType, value, isGood = true]): Reading => ({
      fieldType,
      value,
      sourceType: second.source,
      lcid: 0,
      pageIndex: second.page,
      isGood,
      comparison: {},
    }),
  );
  return [...visual, ...nativeNames(printed), ...read];
}

function visualValues(printed: Printed): [fieldType: number, value: string][] {
  const values: [number, string | undefined][] = [
    [1, printed.country],
    [2, printed.number],
    [3, printed.expiresOn],
    [4, printed.issuedOn],
    [5, printed.birthDate],
    [6, printed.birthPlace],
    [7, printed.personalNumber],
    [8, printed.familyName],
    [9, printed.givenNames],
    [12, printed.gender],
    [17, printed.kind === 'passport' ? undefined : printed.address],
  ];
  return values.filter((row): row is [number, string] => row[1] !== undefined);
}

type Second = {
  pair: string;
  source: number;
  page: number;
  values: [fieldType: number, value: string, isGood?: boolean][];
};

function zone(printed: Printed): Second {
  const values: Second['values'] = [
    [51, mrzLines(printed).join('^'), printed.mrzFault !== true],
    [2, printed.number],
    [3, printed.expiresOn],
    [5, printed.birthDate, printed.mrzFault !== true],
    [26, printed.country],
  ];
  return { pair: 'MRZ_VISUAL', source: SOURCE.mrz, page: printed.kind === 'passport' ? 0 : 1, values };
}

function barcode({ barcode: coded, ...printed }: Printed): Second {
  const values: Second['values'] = [
    [2, printed.number],
    [5, coded?.birthDate ?? printed.birthDate],
    [8, coded?.familyName ?? printed.familyName],
    [9, coded?.givenNames ?? printed.givenNames],
  ];
  return { pair: 'BARCODE_VISUAL', source: SOURCE.barcode, page: 1, values };
}

/** The names in the country's own script. */
function nativeNames({ nativeFamilyName, nativeGivenNames, script = 'latin' }: Printed): Reading[] {
  const plain = { sourceType: SOURCE.visual, lcid: LCID[script] ?? 0, pageIndex: 0, isGood: true, comparison: {} };
  return [
    ...(nativeFamilyName ? [{ ...plain, fieldType: 8, value: nativeFamilyName }] : []),
    ...(nativeGivenNames ? [{ ...plain, fieldType: 9, value: nativeGivenNames }] : []),
  ];
}

function isExpired({ story }: Person, fieldType: number): boolean {
  return story === 'expired_document' && fieldType === 3;
}
