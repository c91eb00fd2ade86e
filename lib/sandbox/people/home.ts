import type { Random } from '../random.ts';
import type { Land } from './land.ts';
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

export function addressLine(home: Home): string {
  return `${home.street}, ${home.postalCode} ${home.city}`;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
