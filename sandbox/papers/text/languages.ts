import type { Printed, Script } from '../printed.ts';

/** Language of the labels by country. */
const languageByCountry: Record<string, string> = {
  DEU: 'de',
  AUT: 'de',
  CHE: 'de',
  FRA: 'fr',
  BEL: 'fr',
  SEN: 'fr',
  CIV: 'fr',
  CMR: 'fr',
  ESP: 'es',
  MEX: 'es',
  ARG: 'es',
  COL: 'es',
  CHL: 'es',
  PER: 'es',
  VEN: 'es',
  PRT: 'pt',
  BRA: 'pt',
  AGO: 'pt',
  ITA: 'it',
  NLD: 'nl',
  POL: 'pl',
  CZE: 'cs',
  TUR: 'tr',
  VNM: 'vi',
  RUS: 'ru',
  BLR: 'ru',
  KGZ: 'ru',
  UKR: 'uk',
  KAZ: 'kk',
  BGR: 'bg',
  GRC: 'el',
  CYP: 'el',
  IRN: 'fa',
  ISR: 'he',
  IND: 'hi',
  NPL: 'hi',
  GEO: 'ka',
  ARM: 'hy',
  THA: 'th',
  CHN: 'zh',
  JPN: 'ja',
  KOR: 'ko',
  EGY: 'ar',
  JOR: 'ar',
  SAU: 'ar',
  ARE: 'ar',
  MAR: 'ar',
  DZA: 'ar',
  TUN: 'ar',
  IRQ: 'ar',
  SYR: 'ar',
  LBN: 'ar',
  KWT: 'ar',
  QAT: 'ar',
  OMN: 'ar',
  BHR: 'ar',
  YEM: 'ar',
  LBY: 'ar',
};
/** Language of the labels by script, for countries that are not listed. */
const languageByScript: Partial<Record<Script, string>> = {
  cyrillic: 'ru',
  arabic: 'ar',
  hebrew: 'he',
  devanagari: 'hi',
  georgian: 'ka',
  armenian: 'hy',
  thai: 'th',
  han: 'zh',
  kana: 'ja',
  hangul: 'ko',
  greek: 'el',
};

/** Language of the labels: by country, else by the script of the name; `undefined` when only English is printed. */
export function languageOf({ country, script }: Pick<Printed, 'country' | 'script'>): string | undefined {
  return languageByCountry[country] ?? (script ? languageByScript[script] : undefined);
}

/** Decides the national shapes of Han characters. */
export function shapesOf(printed: Pick<Printed, 'country' | 'script'>): Script | undefined {
  const language = languageOf(printed);
  return language === 'zh' ? 'han' : language === 'ja' ? 'kana' : language === 'ko' ? 'hangul' : printed.script;
}
