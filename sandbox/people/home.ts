import type { Random } from '../random.ts';
import type { Country } from './country.ts';
import type { Home } from './person.ts';

export function inventHome(country: Country, random: Random): Home {
  const [city = '', region = '', latitude, longitude, postalCode = ''] = random.pick(country.cities).split('/');
  const near = () => (random.next() - 0.5) * 0.08;
  return {
    // The first digit is not 0: a house number that starts with 0 looks like an error.
    street: random.fill(random.pick(country.streets).replace(/#(?=#)/g, () => String(random.int(1, 9)))),
    city,
    region,
    postalCode: random.fill(postalCode),
    latitude: rounded(Number(latitude) + near()),
    longitude: rounded(Number(longitude) + near()),
  };
}

/** In the order of the country: in the United States and Canada state or province and postal code are last. */
export function addressLine(home: Home, country: Country): string {
  if (country.alpha3 === 'USA' || country.alpha3 === 'CAN')
    return `${home.street}, ${home.city}, ${home.region} ${home.postalCode}`;
  return `${home.street}, ${home.postalCode} ${home.city}`;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
