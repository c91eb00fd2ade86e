import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { travelCodeNames } from './country.ts';
import { otherNames } from './country-names.ts';
import { readCountryText } from './country-reading.ts';

test.each(unitedNations())('%s is read from the names the United Nations give it: %j', (code, names) => {
  expect(names.map(readCountryText)).toEqual(names.map(() => code));
  expect(names.map((name) => readCountryText(name.toUpperCase()))).toEqual(names.map(() => code));
});

test('every country is read from its own three codes, and from the name the screens give it', () => {
  const screens = new Intl.DisplayNames('en', { type: 'region' });
  const codes = Object.keys(english.countries).map((alpha2) => [alpha2, countries.alpha2ToAlpha3(alpha2)] as const);
  expect(codes.length).toBe(250);
  for (const [alpha2, alpha3 = ''] of codes) {
    const said = [alpha2, alpha3, countries.alpha2ToNumeric(alpha2), screens.of(alpha2)].filter(
      (each) => each !== undefined,
    );
    const expected = alpha2 === 'XK' ? 'XKX' : alpha3;
    expect([alpha2, ...said.map(readCountryText)]).toEqual([alpha2, ...said.map(() => expected)]);
  }
});

test('every name of our own list, and every name of a code of travel documents, is read as its code', () => {
  const named = [...otherNames, ...travelCodeNames];
  expect(named.map(([, name]) => [name, readCountryText(name)])).toEqual(named.map(([code, name]) => [name, code]));
});

test.each([
  ['Kosovo', 'XKX'],
  ['Republic of Kosovo', 'XKX'],
  ['RKS', 'XKX'],
  ['XK', 'XKX'],
  ['XKK', 'XKX'],
  ['Iran, Islamic Republic of', 'IRN'],
  ['Republic of Viet Nam', 'VNM'],
  ['Macedonia (the former Yugoslav Republic of)', 'MKD'],
  ['Union of Burma', 'MMR'],
  ['Kingdom of Swaziland', 'SWZ'],
  ['Congo, Democratic Republic of the', 'COD'],
  ['D.R. Congo', 'COD'],
  ['Congo (Republic)', 'COG'],
  ['KOREA (THE REPUBLIC OF)', 'KOR'],
  ['St. Kitts & Nevis', 'KNA'],
  ['Virgin Islands, British', 'VGB'],
  ['Virgin Islands (U.S.)', 'VIR'],
  ['U.A.E.', 'ARE'],
  ['UKRAINE/УКРАЇНА', 'UKR'],
  ['ROM', 'ROU'],
  ['ZAR', 'COD'],
  ['D', 'DEU'],
  ['D<<', 'DEU'],
  ['GBD', 'GBD'],
  ['gbn', 'GBN'],
  ['GBO', 'GBO'],
  ['GBP', 'GBP'],
  ['GBS', 'GBS'],
  ['XXA', 'XXA'],
  ['XXB', 'XXB'],
  ['XXC', 'XXC'],
  ['XXX', 'XXX'],
  ['UNK', 'UNK'],
  ['UTO', 'UTO'],
  ['EUE', 'EUE'],
  ['XOM', 'XOM'],
  ['Stateless', 'XXA'],
  ['British National (Overseas)', 'GBN'],
  ['USSR', 'SUN'],
])('%s is %s', (said, code) => {
  expect(readCountryText(said)).toBe(code);
});

test.each(['Korea', 'Republic', 'Unknown', 'Virgin Islands', 'XX', '000', '999', 'constructor', ''])(
  '%j could be several countries, or none, and is not read',
  (said) => {
    expect(readCountryText(said)).toBeNull();
  },
);

/** The whole of ISO 3166-1, by the short and the formal English names of the United Nations' terminology. */
function unitedNations(): [code: string, names: string[]][] {
  return `
  ABW = Aruba; AFG = Afghanistan = the Islamic Republic of Afghanistan; AGO = Angola = the Republic of Angola;
  AIA = Anguilla; ALA = Åland Islands; ALB = Albania = the Republic of Albania;
  AND = Andorra = the Principality of Andorra; ARE = United Arab Emirates (the) = the United Arab Emirates;
  ARG = Argentina = the Argentine Republic; ARM = Armenia = the Republic of Armenia; ASM = American Samoa;
  ATA = Antarctica; ATF = French Southern Territories; ATG = Antigua and Barbuda; AUS = Australia;
  AUT = Austria = the Republic of Austria; AZE = Azerbaijan = the Republic of Azerbaijan;
  BDI = Burundi = the Republic of Burundi; BEL = Belgium = the Kingdom of Belgium;
  BEN = Benin = the Republic of Benin; BES = Bonaire, Sint Eustatius and Saba; BFA = Burkina Faso;
  BGD = Bangladesh = the People's Republic of Bangladesh; BGR = Bulgaria = the Republic of Bulgaria;
  BHR = Bahrain = the Kingdom of Bahrain; BHS = Bahamas (the) = the Commonwealth of the Bahamas;
  BIH = Bosnia and Herzegovina; BLM = Saint Barthélemy; BLR = Belarus = the Republic of Belarus; BLZ = Belize;
  BMU = Bermuda; BOL = Bolivia (Plurinational State of) = the Plurinational State of Bolivia;
  BRA = Brazil = the Federative Republic of Brazil; BRB = Barbados; BRN = Brunei Darussalam;
  BTN = Bhutan = the Kingdom of Bhutan; BVT = Bouvet Island; BWA = Botswana = the Republic of Botswana;
  CAF = Central African Republic (the) = the Central African Republic; CAN = Canada; CCK = Cocos (Keeling) Islands;
  CHE = Switzerland = the Swiss Confederation; CHL = Chile = the Republic of Chile;
  CHN = China = the People's Republic of China; CIV = Côte d'Ivoire; CMR = Cameroon = the Republic of Cameroon;
  COD = Democratic Republic of the Congo (the) = the Democratic Republic of the Congo;
  COG = Congo (the) = the Republic of the Congo; COK = Cook Islands (the) = the Cook Islands;
  COL = Colombia = the Republic of Colombia; COM = Comoros (the) = the Union of the Comoros;
  CPV = Cabo Verde = the Republic of Cabo Verde; CRI = Costa Rica = the Republic of Costa Rica;
  CUB = Cuba = the Republic of Cuba; CUW = Curaçao; CXR = Christmas Island; CYM = Cayman Islands;
  CYP = Cyprus = the Republic of Cyprus; CZE = Czechia = the Czech Republic;
  DEU = Germany = the Federal Republic of Germany; DJI = Djibouti = the Republic of Djibouti;
  DMA = Dominica = the Commonwealth of Dominica; DNK = Denmark = the Kingdom of Denmark;
  DOM = Dominican Republic (the) = the Dominican Republic;
  DZA = Algeria = the People's Democratic Republic of Algeria; ECU = Ecuador = the Republic of Ecuador;
  EGY = Egypt = the Arab Republic of Egypt; ERI = Eritrea = the State of Eritrea; ESH = Western Sahara;
  ESP = Spain = the Kingdom of Spain; EST = Estonia = the Republic of Estonia;
  ETH = Ethiopia = the Federal Democratic Republic of Ethiopia; FIN = Finland = the Republic of Finland;
  FJI = Fiji = the Republic of Fiji; FLK = Falkland Islands; FRA = France = the French Republic; FRO = Faroe Islands;
  FSM = Micronesia (Federated States of) = the Federated States of Micronesia; GAB = Gabon = the Gabonese Republic;
  GBR = United Kingdom of Great Britain and Northern Ireland (the) = the United Kingdom of Great Britain and Northern Ireland;
  GEO = Georgia; GGY = Guernsey; GHA = Ghana = the Republic of Ghana; GIB = Gibraltar;
  GIN = Guinea = the Republic of Guinea; GLP = Guadeloupe; GMB = Gambia (the) = the Republic of the Gambia;
  GNB = Guinea-Bissau = the Republic of Guinea-Bissau; GNQ = Equatorial Guinea = the Republic of Equatorial Guinea;
  GRC = Greece = the Hellenic Republic; GRD = Grenada; GRL = Greenland; GTM = Guatemala = the Republic of Guatemala;
  GUF = French Guiana; GUM = Guam; GUY = Guyana = the Co-operative Republic of Guyana;
  HKG = China, Hong Kong Special Administrative Region; HMD = Heard Island and McDonald Islands;
  HND = Honduras = the Republic of Honduras; HRV = Croatia = the Republic of Croatia;
  HTI = Haiti = the Republic of Haiti; HUN = Hungary; IDN = Indonesia = the Republic of Indonesia; IMN = Isle of Man;
  IND = India = the Republic of India; IOT = British Indian Ocean Territory; IRL = Ireland;
  IRN = Iran (Islamic Republic of) = the Islamic Republic of Iran; IRQ = Iraq = the Republic of Iraq;
  ISL = Iceland = the Republic of Iceland; ISR = Israel = the State of Israel; ITA = Italy = the Republic of Italy;
  JAM = Jamaica; JEY = Jersey; JOR = Jordan = the Hashemite Kingdom of Jordan; JPN = Japan;
  KAZ = Kazakhstan = the Republic of Kazakhstan; KEN = Kenya = the Republic of Kenya;
  KGZ = Kyrgyzstan = the Kyrgyz Republic; KHM = Cambodia = the Kingdom of Cambodia;
  KIR = Kiribati = the Republic of Kiribati; KNA = Saint Kitts and Nevis;
  KOR = Republic of Korea (the) = the Republic of Korea; KWT = Kuwait = the State of Kuwait;
  LAO = Lao People's Democratic Republic (the) = the Lao People's Democratic Republic;
  LBN = Lebanon = the Lebanese Republic; LBR = Liberia = the Republic of Liberia; LBY = Libya = the State of Libya;
  LCA = Saint Lucia; LIE = Liechtenstein = the Principality of Liechtenstein;
  LKA = Sri Lanka = the Democratic Socialist Republic of Sri Lanka; LSO = Lesotho = the Kingdom of Lesotho;
  LTU = Lithuania = the Republic of Lithuania; LUX = Luxembourg = the Grand Duchy of Luxembourg;
  LVA = Latvia = the Republic of Latvia; MAC = China, Macao Special Administrative Region;
  MAF = Saint Martin (French Part); MAR = Morocco = the Kingdom of Morocco;
  MCO = Monaco = the Principality of Monaco; MDA = Republic of Moldova (the) = the Republic of Moldova;
  MDG = Madagascar = the Republic of Madagascar; MDV = Maldives = the Republic of Maldives;
  MEX = Mexico = the United Mexican States; MHL = Marshall Islands (the) = the Republic of the Marshall Islands;
  MKD = North Macedonia = the Republic of North Macedonia; MLI = Mali = the Republic of Mali;
  MLT = Malta = the Republic of Malta; MMR = Myanmar = the Republic of the Union of Myanmar; MNE = Montenegro;
  MNG = Mongolia; MNP = Northern Mariana Islands; MOZ = Mozambique = the Republic of Mozambique;
  MRT = Mauritania = the Islamic Republic of Mauritania; MSR = Montserrat; MTQ = Martinique;
  MUS = Mauritius = the Republic of Mauritius; MWI = Malawi = the Republic of Malawi; MYS = Malaysia; MYT = Mayotte;
  NAM = Namibia = the Republic of Namibia; NCL = New Caledonia; NER = Niger (the) = the Republic of the Niger;
  NFK = Norfolk Island; NGA = Nigeria = the Federal Republic of Nigeria; NIC = Nicaragua = the Republic of Nicaragua;
  NIU = Niue; NLD = Netherlands (the) = the Kingdom of the Netherlands; NOR = Norway = the Kingdom of Norway;
  NPL = Nepal; NRU = Nauru = the Republic of Nauru; NZL = New Zealand; OMN = Oman = the Sultanate of Oman;
  PAK = Pakistan = the Islamic Republic of Pakistan; PAN = Panama = the Republic of Panama; PCN = Pitcairn;
  PER = Peru = the Republic of Peru; PHL = Philippines (the) = the Republic of the Philippines;
  PLW = Palau = the Republic of Palau; PNG = Papua New Guinea = the Independent State of Papua New Guinea;
  POL = Poland = the Republic of Poland; PRI = Puerto Rico;
  PRK = Democratic People's Republic of Korea (the) = the Democratic People's Republic of Korea;
  PRT = Portugal = the Portuguese Republic; PRY = Paraguay = the Republic of Paraguay;
  PSE = State of Palestine (the) * = the State of Palestine *; PYF = French Polynesia;
  QAT = Qatar = the State of Qatar; REU = Réunion; ROU = Romania;
  RUS = Russian Federation (the) = the Russian Federation; RWA = Rwanda = the Republic of Rwanda;
  SAU = Saudi Arabia = the Kingdom of Saudi Arabia; SDN = Sudan (the) = the Republic of the Sudan;
  SEN = Senegal = the Republic of Senegal; SGP = Singapore = the Republic of Singapore;
  SGS = South Georgia and the South Sandwich Islands; SHN = Saint Helena; SJM = Svalbard and Jan Mayen Islands;
  SLB = Solomon Islands; SLE = Sierra Leone = the Republic of Sierra Leone;
  SLV = El Salvador = the Republic of El Salvador; SMR = San Marino = the Republic of San Marino;
  SOM = Somalia = the Federal Republic of Somalia; SPM = Saint Pierre and Miquelon;
  SRB = Serbia = the Republic of Serbia; SSD = South Sudan = the Republic of South Sudan;
  STP = Sao Tome and Principe = the Democratic Republic of Sao Tome and Principe;
  SUR = Suriname = the Republic of Suriname; SVK = Slovakia = the Slovak Republic;
  SVN = Slovenia = the Republic of Slovenia; SWE = Sweden = the Kingdom of Sweden;
  SWZ = Eswatini = the Kingdom of Eswatini; SXM = Sint Maarten (Dutch part);
  SYC = Seychelles = the Republic of Seychelles; SYR = Syrian Arab Republic (the) = the Syrian Arab Republic;
  TCA = Turks and Caicos Islands; TCD = Chad = the Republic of Chad; TGO = Togo = the Togolese Republic;
  THA = Thailand = the Kingdom of Thailand; TJK = Tajikistan = the Republic of Tajikistan; TKL = Tokelau;
  TKM = Turkmenistan; TLS = Timor-Leste = the Democratic Republic of Timor-Leste; TON = Tonga = the Kingdom of Tonga;
  TTO = Trinidad and Tobago = the Republic of Trinidad and Tobago; TUN = Tunisia = the Republic of Tunisia;
  TUR = Türkiye; TUV = Tuvalu; TWN = Taiwan;
  TZA = United Republic of Tanzania (the) = the United Republic of Tanzania; UGA = Uganda = the Republic of Uganda;
  UKR = Ukraine; UMI = United States Minor Outlying Islands; URY = Uruguay = the Eastern Republic of Uruguay;
  USA = United States of America (the) = the United States of America; UZB = Uzbekistan = the Republic of Uzbekistan;
  VAT = Holy See (the) * = the Holy See *; VCT = Saint Vincent and the Grenadines;
  VEN = Venezuela (Bolivarian Republic of) = the Bolivarian Republic of Venezuela; VGB = British Virgin Islands;
  VIR = United States Virgin Islands; VNM = Viet Nam = the Socialist Republic of Viet Nam;
  VUT = Vanuatu = the Republic of Vanuatu; WLF = Wallis and Futuna Islands;
  WSM = Samoa = the Independent State of Samoa; YEM = Yemen = the Republic of Yemen;
  ZAF = South Africa = the Republic of South Africa; ZMB = Zambia = the Republic of Zambia;
  ZWE = Zimbabwe = the Republic of Zimbabwe`
    .trim()
    .split(/;\s+/)
    .map((entry) => {
      const [code = '', ...names] = entry.split(' = ');
      return [code, names];
    });
}
