/**
 * What npm has to do: `none`; `add`, when only packages of the tests are missing; `all`, when something differs.
 * @param wanted `packages` of package-lock.json
 * @param found the same of node_modules/.package-lock.json, which npm writes last; undefined when there is none
 * @param withTests whether the packages of the tests (devDependencies) are needed
 */
export function missingPackages(wanted, found, withTests) {
  if (!found) return 'all';
  const isAsWanted = ([path, entry]) => wanted[path] !== undefined && wanted[path].integrity === entry.integrity;
  if (!Object.entries(found).every(isAsWanted)) return 'all';
  const missing = Object.entries(wanted).filter(([path, entry]) => path !== '' && !entry.optional && !(path in found));
  if (missing.some(([, entry]) => !entry.dev)) return 'all';
  return withTests && missing.length > 0 ? 'add' : 'none';
}

/** Without a network npm's own pauses would add up to minutes before it says so. */
const retries = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000'];

/**
 * npm's arguments. `npm ci` removes everything first; `npm install` adds what is missing, so that a Docket that runs
 * from this folder keeps its packages.
 */
export function npmArguments(what, withTests) {
  const shared = ['--no-audit', '--no-fund', ...retries];
  if (what === 'add') return ['install', '--no-save', '--include=dev', ...shared];
  return ['ci', withTests ? '--include=dev' : '--omit=dev', ...shared];
}

const noNetwork = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/;

/** The last sentence after a failed npm. @param said what npm wrote */
export function whyNpmFailed(command, said) {
  const [, code] = noNetwork.exec(said) ?? [];
  if (!code) return `npm ${command} failed; what it said is above.`;
  return (
    `The packages can't be fetched, because the registry can't be reached (${code}). ` +
    'Check the network, or the proxy and registry that npm is told to use, and start again.'
  );
}
