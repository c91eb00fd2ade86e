import type { Printed } from '#sandbox/papers/index.ts';

/** A Californian driver licence, as it is printed. */
export const printedLicence: Printed = {
  kind: 'driver_license',
  country: 'USA',
  state: 'CA',
  number: 'D8841027',
  familyName: 'Delgado',
  givenNames: 'Marcus Anthony',
  gender: 'M',
  birthDate: '1991-03-04',
  issuedOn: '2021-09-18',
  expiresOn: '2031-09-18',
  address: '418 Alder Street, Fresno, CA 93701',
  heightCm: 183,
  eyeColor: 'brown',
};
