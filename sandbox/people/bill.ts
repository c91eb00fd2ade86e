import type { ProofOfAddress } from '../papers/index.ts';
import { addressLine } from './home.ts';
import type { Person } from './person.ts';

/** A utility bill as proof of the person's address. */
export function billOf({ names, home, country }: Person, issuedOn: string): ProofOfAddress {
  return {
    name: `${names.given} ${names.family}`,
    address: `${addressLine(home, country)}, ${country.name}`,
    issuedOn,
    issuer: `${home.city} Water & Power`,
  };
}
