/** The sex that a source states; `silent` when it is stated as unspecified; null when the text can't be read. */
export type GenderReading = 'Female' | 'Male' | 'X' | 'silent' | null;

/**
 * Reads words, the letters of travel documents, the numbers of ISO/IEC 5218 (also in AAMVA barcodes: 1 male, 2 female,
 * 9 not specified) and two languages side by side, such as "F/Ж". A letter that means different sexes in different
 * languages (V, K) is read only beside one that is clear.
 */
export function readGender(text: string): GenderReading {
  const parts = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}<]+/u)
    .filter((part) => part !== '');
  const whole = meanings[parts.join('')];
  if (whole) return whole;
  const found = new Set(parts.flatMap((part) => meanings[part] ?? []));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

const words: Record<Exclude<GenderReading, null>, string> = {
  Female: `f female woman girl 2 ж жен женский жінка жіноча weiblich w féminin feminin femme femenino femenina
    feminino mujer mulher femmina femminile kobieta kadın kadin žena ž vrouw kvinna kvinde kvinne kvk perempuan
    女 여 أنثى נקבה หญิง महिला ქალი მდედრობითი`,
  Male: `m male man boy 1 м муж мужской чоловік чоловіча männlich maennlich masculin masculino homme hombre h homem
    maschio maschile mężczyzna erkek muž man mand mann laki lakilaki 男 남 ذكر זכר ชาย पुरुष კაცი მამრობითი`,
  X: 'x other nonbinary diverse divers',
  silent: `< 0 9 u unk unknown unspecified nonspecified notspecified notknown notapplicable notavailable undisclosed
    notdisclosed unavl unavailable none na`,
};

const meanings: Record<string, Exclude<GenderReading, null>> = Object.fromEntries(
  Object.entries(words).flatMap(([meaning, list]) =>
    list.split(/\s+/).map((word) => [word, meaning as Exclude<GenderReading, null>]),
  ),
);
