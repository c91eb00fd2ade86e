import type { Land } from '../country.ts';

/** The United States. Every state's licence has a number of its own shape, so the state stands in `region`. */
export const AMERICA: Land = {
  country: 'USA',
  alpha2: 'US',
  name: 'United States',
  script: 'latin',
  skins: 'fair olive sand tan brown umber ebony',
  male: 'Wesley Marcus Tyrell Garrett Elijah Desmond Brandon Hector Preston Calvin',
  female: 'Savannah Latoya Brittany Marisol Jocelyn Paige Denise Autumn Keisha Delaney',
  family:
    'Hollingsworth Vandermeer Castellanos Whitlock Okafor Delacroix McAllister Beauregard Trujillo Pennington Yamashiro Stubblefield',
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
  calling: '1',
  mobile: '202555####',
  passport: '#########',
  idCard: '@########',
  licence: '@#######',
  personalNumber: '9##-##-####',
};

/** How a state numbers its licences and cards. */
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
