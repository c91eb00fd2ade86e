import type { Country } from '../country.ts';

/** The United States. `region` is the state: each state numbers its licences in its own way. */
export const UNITED_STATES: Country = {
  alpha3: 'USA',
  alpha2: 'US',
  name: 'United States',
  script: 'latin',
  skinTones: 'fair olive sand tan brown umber ebony',
  male: 'Wesley Marcus Tyrell Garrett Elijah Desmond Brandon Hector Preston Calvin',
  female: 'Savannah Latoya Brittany Marisol Jocelyn Paige Denise Autumn Keisha Delaney',
  family: `Hollingsworth Vandermeer Castellanos Whitlock Okafor Delacroix McAllister Beauregard Trujillo Pennington
    Yamashiro Stubblefield`,
  cities: [
    'Sacramento/CA/38.58/-121.49/958##',
    'Fresno/CA/36.74/-119.79/937##',
    'Austin/TX/30.27/-97.74/787##',
    'El Paso/TX/31.76/-106.49/799##',
    'Buffalo/NY/42.89/-78.88/142##',
    'Queens/NY/40.73/-73.79/113##',
    'Tampa/FL/27.95/-82.46/336##',
    'Peoria/IL/40.69/-89.59/616##',
    'Spokane/WA/47.66/-117.43/992##',
    'Tucson/AZ/32.22/-110.97/857##',
    'Savannah/GA/32.08/-81.09/314##',
    'Dayton/OH/39.76/-84.19/454##',
  ],
  streets: ['#### Sycamore Ave', '### W Juniper St', '#### Ridgeline Dr Apt ##', '### Old Mill Rd'],
  callingCode: '1',
  mobileNumber: '202555####',
  passportNumber: '#########',
  idCardNumber: '@########',
  licenceNumber: '@#######',
  personalNumber: '9##-##-####',
};

/** Patterns of licence and card numbers by state. */
export const STATE_NUMBERS: Record<string, string> = {
  CA: '@#######',
  TX: '########',
  NY: '#########',
  FL: '@############',
  IL: '@###########',
  WA: 'WDL@@#####@#',
  AZ: '@########',
  GA: '#########',
  OH: '@@######',
};
