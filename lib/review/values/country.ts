import type { FactField } from '../facts/fact.ts';

/** A code that a travel document may have in place of a country of ISO 3166. */
type TravelCode = {
  /** Its name on the screens. */
  name: string;
  /** The countries it can mean; it does not contradict any of them. */
  places?: string[];
  /** It does not state a nationality: a refugee, an official of an organisation. */
  isSilent?: true;
};

const overseasTerritories = 'AIA BMU IOT CYM FLK GIB MSR PCN SHN SGS TCA VGB'.split(' ');
const soviet = 'ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB'.split(' ');

/**
 * Codes of ICAO 9303 part 3, section 5, that are no country of ISO 3166, and former states with more than one
 * successor, which ISO 3166 has withdrawn. XCT is not on ICAO's list, but documents use it.
 */
const travelCodes = new Map<string, TravelCode>(
  Object.entries({
    XKX: { name: 'Kosovo', places: ['XKX'] },
    UNK: { name: 'Kosovo (UNMIK)', places: ['XKX', 'SRB'] },
    GBD: { name: 'British Overseas Territories citizen', places: ['GBR', ...overseasTerritories] },
    GBN: { name: 'British National (Overseas)', places: ['GBR', 'HKG'] },
    GBO: { name: 'British Overseas citizen', places: ['GBR'] },
    GBP: { name: 'British protected person', places: ['GBR'] },
    GBS: { name: 'British subject', places: ['GBR'] },
    XXA: { name: 'Stateless' },
    XXB: { name: 'Refugee', isSilent: true },
    XXC: { name: 'Refugee (not of the 1951 Convention)', isSilent: true },
    XXX: { name: 'Unspecified', isSilent: true },
    EUE: { name: 'European Union', isSilent: true },
    UNO: { name: 'United Nations', isSilent: true },
    UNA: { name: 'United Nations specialized agency', isSilent: true },
    XBA: { name: 'African Development Bank', isSilent: true },
    XCC: { name: 'Caribbean Community', isSilent: true },
    XCE: { name: 'Council of Europe', isSilent: true },
    XCO: { name: 'Common Market for Eastern and Southern Africa', isSilent: true },
    XDC: { name: 'Southern African Development Community', isSilent: true },
    XEC: { name: 'Economic Community of West African States', isSilent: true },
    XES: { name: 'Organization of Eastern Caribbean States', isSilent: true },
    XIM: { name: 'African Export-Import Bank', isSilent: true },
    XMP: { name: 'Parliamentary Assembly of the Mediterranean', isSilent: true },
    XOM: { name: 'Sovereign Military Order of Malta', isSilent: true },
    XPO: { name: 'Interpol', isSilent: true },
    XCT: { name: 'Turkish Republic of Northern Cyprus', places: ['CYP'] },
    UTO: { name: 'Utopia (specimen)' },
    ANT: { name: 'Netherlands Antilles', places: ['BES', 'CUW', 'NLD', 'SXM'] },
    CSK: { name: 'Czechoslovakia', places: ['CZE', 'SVK'] },
    NTZ: { name: 'Neutral Zone', places: ['IRQ', 'SAU'] },
    SCG: { name: 'Serbia and Montenegro', places: ['MNE', 'SRB', 'XKX'] },
    SUN: { name: 'Soviet Union', places: soviet },
    YUG: { name: 'Yugoslavia', places: ['BIH', 'HRV', 'MKD', 'MNE', 'SRB', 'SVN', 'XKX'] },
  }),
);

/** Other codes of countries: D and RKS from travel documents, the rest from other tables or withdrawn from ISO 3166. */
const otherCodes = new Map(
  Object.entries({
    D: 'DEU',
    UK: 'GBR',
    EL: 'GRC',
    XK: 'XKX',
    RKS: 'XKX',
    XKK: 'XKX',
    XXK: 'XKX',
    AFI: 'DJI',
    BUR: 'MMR',
    BYS: 'BLR',
    DDR: 'DEU',
    DHY: 'BEN',
    FXX: 'FRA',
    HVO: 'BFA',
    NHB: 'VUT',
    RHO: 'ZWE',
    ROM: 'ROU',
    TMP: 'TLS',
    VDR: 'VNM',
    YMD: 'YEM',
    ZAR: 'COD',
    ZIM: 'ZWE',
  }),
);

/** A code in the form that Docket uses: ISO 3166-1 alpha-3, XKX for Kosovo. An unknown code stays unchanged. */
export function plainCode(code: string): string {
  return otherCodes.get(code) ?? code;
}

/** Codes that are no country of ISO 3166, with their names on the screens. */
export const travelCodeNames: ReadonlyMap<string, string> = new Map(
  [...travelCodes].map(([code, { name }]) => [code, name]),
);

/** The countries that a code can mean: none for a refugee or an organisation, several for a former state. */
export function placesOf(code: string): string[] {
  const plain = plainCode(code);
  const known = travelCodes.get(plain);
  return known === undefined ? [plain] : (known.places ?? []);
}

/**
 * Compares the countries of two sources. `silent`: one of them states no nationality (a refugee, an official of an
 * organisation), which contradicts none. As an issuer, an organisation differs from every country.
 */
export function compareCountries(field: FactField, a: string, b: string): 'same' | 'silent' | 'different' {
  const [x, y] = [plainCode(a), plainCode(b)];
  if (x === y) return 'same';
  if (field === 'nationality' && [x, y].some((code) => travelCodes.get(code)?.isSilent)) return 'silent';
  const places = new Set(placesOf(x));
  return placesOf(y).some((place) => places.has(place)) ? 'same' : 'different';
}
