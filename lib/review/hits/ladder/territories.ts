import { placesOf } from '../../values/country.ts';

/** Dependent territories (ISO 3166-1 alpha-3), by the state that is responsible for them. */
const territories: Record<string, string> = {
  GBR: 'AIA BMU IOT CYM FLK GIB GGY IMN JEY MSR PCN SHN SGS TCA VGB',
  USA: 'ASM GUM MNP PRI UMI VIR',
  FRA: 'BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM ATF WLF',
  NLD: 'ABW BES CUW SXM',
  DNK: 'FRO GRL',
  AUS: 'CCK CXR HMD NFK',
  NZL: 'COK NIU TKL',
  NOR: 'BVT SJM',
  FIN: 'ALA',
  CHN: 'HKG MAC',
};

const stateOf = new Map(
  Object.entries(territories).flatMap(([state, list]) => list.split(' ').map((each) => [each, state] as const)),
);

/** Whether two codes can mean one territory: a dependent territory intersects its state, not another territory. */
export function isOneTerritory(a: string, b: string): boolean {
  const [x, y] = [a, b].map(placesOf) as [string[], string[]];
  return x.some((one) => y.some((other) => one === other || stateOf.get(one) === other || stateOf.get(other) === one));
}
