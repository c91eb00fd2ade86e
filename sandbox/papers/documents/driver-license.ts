import type { Portrait, Printed } from '../printed.ts';
import { americanBack, americanFront } from './american-license.ts';
import { europeanBack, europeanFront } from './european-license.ts';

/**
 * US states issue AAMVA cards; other countries mostly use the numbered fields of the EU and Vienna Convention models.
 */
export function driverLicenseFront(printed: Printed, portrait: Portrait): string {
  return printed.country === 'USA' ? americanFront(printed, portrait) : europeanFront(printed, portrait);
}

export function driverLicenseBack(printed: Printed, portrait: Portrait): string {
  return printed.country === 'USA' ? americanBack(printed, portrait) : europeanBack(printed, portrait);
}
