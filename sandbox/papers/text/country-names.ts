import countries from 'i18n-iso-countries';
import type { Printed } from '../printed.ts';
import { languageOf } from './languages.ts';
import { capitals } from './words.ts';

/** Short English name for a header, such as "KAZAKHSTAN". An unknown code is returned unchanged. */
export function countryInEnglish(country: string): string {
  if (country === 'USA') return 'UNITED STATES OF AMERICA';
  const name = countries.getName(country, 'en') ?? country;
  return name
    .replace(/, .*$/, '')
    .replace(/^People's Republic of /, '')
    .toUpperCase();
}

export function countryInItsLanguage(printed: Pick<Printed, 'country' | 'script'>): string {
  const language = languageOf(printed);
  return language ? capitals(countries.getName(printed.country, language) ?? '') : '';
}

/** Both names in one line; the Latin name first for right-to-left scripts. */
export function countryTitle(
  printed: Pick<Printed, 'country' | 'script'>,
  isRightToLeft: boolean,
  between: string,
): string {
  const own = countryInItsLanguage(printed);
  const latin = countryInEnglish(printed.country);
  if (own === '' || own === latin) return latin;
  return isRightToLeft ? `${latin}${between}${own}` : `${own}${between}${latin}`;
}

export const stateNames: Record<string, string> = {
  AL: 'ALABAMA',
  AK: 'ALASKA',
  AZ: 'ARIZONA',
  AR: 'ARKANSAS',
  AB: 'ALBERTA',
  BC: 'BRITISH COLUMBIA',
  ON: 'ONTARIO',
  CA: 'CALIFORNIA',
  CO: 'COLORADO',
  CT: 'CONNECTICUT',
  DE: 'DELAWARE',
  DC: 'DISTRICT OF COLUMBIA',
  FL: 'FLORIDA',
  GA: 'GEORGIA',
  HI: 'HAWAII',
  ID: 'IDAHO',
  IL: 'ILLINOIS',
  IN: 'INDIANA',
  IA: 'IOWA',
  KS: 'KANSAS',
  KY: 'KENTUCKY',
  LA: 'LOUISIANA',
  ME: 'MAINE',
  MD: 'MARYLAND',
  MA: 'MASSACHUSETTS',
  MI: 'MICHIGAN',
  MN: 'MINNESOTA',
  MS: 'MISSISSIPPI',
  MO: 'MISSOURI',
  MT: 'MONTANA',
  NE: 'NEBRASKA',
  NV: 'NEVADA',
  NH: 'NEW HAMPSHIRE',
  NJ: 'NEW JERSEY',
  NM: 'NEW MEXICO',
  NY: 'NEW YORK',
  NC: 'NORTH CAROLINA',
  ND: 'NORTH DAKOTA',
  OH: 'OHIO',
  OK: 'OKLAHOMA',
  OR: 'OREGON',
  PA: 'PENNSYLVANIA',
  RI: 'RHODE ISLAND',
  SC: 'SOUTH CAROLINA',
  SD: 'SOUTH DAKOTA',
  TN: 'TENNESSEE',
  TX: 'TEXAS',
  UT: 'UTAH',
  VT: 'VERMONT',
  VA: 'VIRGINIA',
  WA: 'WASHINGTON',
  WV: 'WEST VIRGINIA',
  WI: 'WISCONSIN',
  WY: 'WYOMING',
};
