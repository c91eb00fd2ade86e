import type { Random } from '../random.ts';
import type { Land } from './country.ts';
import type { Home } from './person.ts';

export function drawHome(land: Land, random: Random): Home {
  const [city = '', region = '', latitude, longitude, postalCode = ''] = random.pick(land.cities).split('/');
  const near = () => (random.next() - 0.5) * 0.08;
  return {
    // A house number that starts with a nought would look like a mistake of ours.
    street: random.fill(random.pick(land.streets).replace(/#(?=#)/g, () => String(random.int(1, 9)))),
    city,
    region,
    postalCode: random.fill(postalCode),
    latitude: rounded(Number(latitude) + near()),
    longitude: rounded(Number(longitude) + near()),
  };
}

/** In the order of the country: the United States put the state and the code last. */
export function addressLine(home: Home, land: Land): string {
  if (land.country === 'USA') return `${home.street}, ${home.city}, ${home.region} ${home.postalCode}`;
  return `${home.street}, ${home.postalCode} ${home.city}`;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
