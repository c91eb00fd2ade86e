import type { Country } from '../country.ts';

/** Canada. `region` is the province: each numbers its licences in its own way. */
export const CANADA: Country = {
  alpha3: 'CAN',
  alpha2: 'CA',
  name: 'Canada',
  script: 'latin',
  skinTones: 'fair olive sand tan brown umber',
  male: 'Callum Angus Mathieu Liam Gordon Wendell Rohan Everett',
  female: 'Maeve Fiona Chantal Heather Noelle Sloane Priya Adele',
  family: 'Thistlewood MacIsaac Fitzmorris Ouellette Birchall Lachapelle Strathearn Penhale Dunsmuir Okoro',
  cities: [
    'Toronto/ON/43.68/-79.33/M4C #B#',
    'Ottawa/ON/45.40/-75.69/K2P #L#',
    'Vancouver/BC/49.26/-123.11/V5K #A#',
    'Calgary/AB/51.05/-114.07/T2P #J#',
  ],
  streets: ['### Maple Grove Rd', '#### Lakeshore Ave', '## Kingfisher Cres'],
  callingCode: '1',
  mobileNumber: '416555####',
  passportNumber: '@@######',
  idCardNumber: '#########',
  licenceNumber: '#######',
};

/** Patterns of licence numbers by province. */
export const PROVINCE_NUMBERS: Record<string, string> = {
  ON: '@####-#####-#####',
  BC: '#######',
  AB: '######-###',
};
