import type { Portrait, Printed } from '../printed.ts';
import { americanBack, americanFront } from './american-license.ts';
import { europeanBack, europeanFront } from './european-license.ts';

/**
 * States of the US and provinces of Canada issue AAMVA cards; other countries mostly use the numbered fields of the EU
 * and Vienna Convention models.
 */
export function driverLicenseFront(printed: Printed, portrait: Portrait): string {
  return isNorthAmerican(printed) ? americanFront(printed, portrait) : europeanFront(printed, portrait);
}

export function driverLicenseBack(printed: Printed, portrait: Portrait): string {
  return isNorthAmerican(printed) ? americanBack(printed, portrait) : europeanBack(printed, portrait);
}

function isNorthAmerican({ country }: Printed): boolean {
  return country === 'USA' || country === 'CAN';
}
