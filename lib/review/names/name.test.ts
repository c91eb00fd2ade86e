import { describe, expect, it } from 'vitest';
import { isCutFrom } from './cut-name.ts';
import { latinName, nameKey, nameWords } from './name.ts';
import { compareNames } from './same-name.ts';

const isFound = (typed: string, key: string) => nameWords(typed).every((word) => key.includes(word));

describe('nameKey', () => {
  it.each([
    ['Айдана Омарова', ['Омарова', 'омарова айдана', 'omarova', 'OMÁROVA', 'Aydana']],
    ['Þórhildur Vésteinsdóttir', ['thorhildur', 'Þórhildur', 'þorhildur', 'VESTEINSDOTTIR']],
    ['Jürgen Müller-Lüdenscheidt', ['muller', 'Müller', 'MUELLER', 'ludenscheidt müller']],
    ['欧阳若溪', ['欧阳', 'ouyang', 'Ruo Xi', 'ouyangruoxi']],
    ['서윤하늘', ['서윤', 'yun', 'SeoYun']],
    ['Nguyễn Thục Khuê', ['nguyen', 'Nguyễn', 'khue thuc']],
    ['अन्विता शेखावत', ['अन्विता', 'anvita']],
    ['زهرا نیک‌اندیش', ['زهرا', 'نیکاندیش']],
    ["Siobhán O'Brien", ['o’brien', 'obrien', 'SIOBHAN']],
    ['Işıl Kılıç', ['ışıl', 'IŞIL', 'kılıç işıl', 'KILIÇ', 'kilic isil']],
    ['İdil Şahin', ['idil', 'İDİL', 'ŞAHİN', 'sahin']],
    ['Ayşegül Karabıyıkoğlu', ['karabiyikoglu', 'KARABIYIKOĞLU', 'aysegul']],
  ])('finds %s', (name, typed) => {
    const key = nameKey(name);
    for (const text of typed) expect({ text, isFound: isFound(text, key) }).toEqual({ text, isFound: true });
  });

  it('does not find another name, nor a Hindi name without one of its vowel signs', () => {
    expect(isFound('petrova', nameKey('Айдана Омарова'))).toBe(false);
    expect(isFound('अनवत', nameKey('अन्विता शेखावत'))).toBe(false);
  });

  it('joins the parts of a name and leaves out empty ones', () => {
    expect(nameKey('Ana', null, undefined, '', 'Ana', 'Lima')).toBe('ana lima');
  });
});

describe('latinName', () => {
  it.each([
    ['Айдана Омарова', 'Aydana Omarova'],
    ['ნინუცა გელბახიანი', 'Ninutsa Gelbakhiani'],
    ['欧阳若溪', 'Ou Yang Ruo Xi'],
    ['Ольга Ткачёва', 'Olga Tkacheva'],
    ['Þórhildur Vésteinsdóttir', null],
    ['Anna-Maria O’Neill', null],
  ])('%s is %s', (name, latin) => expect(latinName(name)).toBe(latin));
});

describe('compareNames', () => {
  it.each([
    ['Anna Maria Eriksson', 'ERIKSSON ANNA MARIA'],
    ['Eriksson, Anna', 'Anna Maria Eriksson'],
    ['Jürgen Müller', 'MUELLER JUERGEN'],
    ['Jürgen Müller', 'Muller Jurgen'],
    ['Jörg Weiß', 'WEISS JOERG'],
    ['Søren Ødegård', 'OEDEGAARD SOEREN'],
    ['Þórhildur Vésteinsdóttir', 'VESTEINSDOTTIR THORHILDUR'],
    ["Siobhán O'Brien", 'OBRIEN SIOBHAN'],
    ['Maëlle Kéravec-Duthil', 'KERAVEC DUTHIL MAELLE'],
    ['Айдана Омарова', 'OMAROVA AIDANA'],
    ['Юлия Щукина', 'IULIIA SHCHUKINA'],
    ['Оксана Ткач', 'Oxana Tkach'],
    ['Александр Орлов', 'Alexander Orlov'],
    ['Мирослава Ткачівна', 'Myroslava Tkachivna'],
    ['ნინუცა გელბახიანი', 'GELBAKHIANI NINUTSA'],
    ['欧阳若溪', 'Ouyang Ruoxi'],
    ['서윤하늘', 'SEO YUNHANEUL'],
    ['अन्विता शेखावत', 'Anvita Shekhawat'],
    ['ليان الحوراني', 'Layan Al-Hourani'],
    ['Prince', 'PRINCE'],
  ])('%s is %s', (a, b) => {
    expect(compareNames(a, b)).toBe('same');
    expect(compareNames(b, a)).toBe('same');
  });

  it.each([
    ['Anna Eriksson', 'Anna Erikson', 'spelling'],
    ['Anna Eriksson', 'Anna Berg Lind', 'different'],
    ['Anna Eriksson', 'Anne Eriksson', 'different'],
    ['Anna Eriksson', 'Eriksson', 'different'],
    ['Maria Maria', 'Maria Lopez', 'different'],
    ['Oluwaseun Adeyemi', 'Oluwaseun Adesina', 'different'],
    ['Айдана Омарова', 'Aliya Omarova', 'different'],
    ['Aidana Omarova', 'AYDANA OMAROVA', 'spelling'],
    ['Wladimir Orlow', 'Vladimir Orlov', 'spelling'],
    ['佐々城 凛音', 'Sasajo Rinne', 'scripts'],
    ['Suharti', 'Suharti Suharti', 'spelling'],
    ['FNU Suharti', 'Suharti', 'spelling'],
    ['LNU', 'FNU', 'different'],
    ['Mohammad Karimi', 'Muhammad Karimi', 'spelling'],
    ['Mohamed Karimi', 'Mohd Karimi', 'spelling'],
    ['Hussein Kareem', 'Hossain Karim', 'spelling'],
    ['Sarah Hale', 'Sara Hale', 'spelling'],
    ['Katherine Hale', 'Catherine Hale', 'spelling'],
    ['Nikolas Schmidt', 'Nicolas Schmitt', 'spelling'],
    ['Alexander Hale', 'Aleksandr Hale', 'spelling'],
    ['Yelena Orlova', 'Elena Orlova', 'spelling'],
    ['Alexander Hale', 'Alexandra Hale', 'different'],
    ['Daniel Hale', 'Danielle Hale', 'different'],
    ['Mohammad Karimi', 'Mahmoud Karimi', 'different'],
    ['', 'Anna', 'different'],
  ] as const)('%s is not %s: %s', (a, b, comparison) => {
    expect(compareNames(a, b)).toBe(comparison);
    expect(compareNames(b, a)).toBe(comparison);
  });
});

describe('isCutFrom', () => {
  it.each([
    ['ANNA MARI', 'Anna Maria', true],
    ['MARIE CATHERI BERTHIER', 'Marie Catherine Berthier', true],
    ['J MUELLER SCH', 'Jürgen Müller-Schmidt', true],
    ['MUELL JUERG', 'Jürgen Müller', true],
    ['KONSTANTINOPOLS OLGA', 'Ольга Константинопольская', true],
    ['ANNA A', 'Anastasia Anna', true],
    ['OUYANGRUO', 'Ou Yang Ruo Xi', true],
    ['ANNA ANNA', 'Anna Maria', false],
    ['ANNA BERG', 'Anna Maria', false],
    ['', 'Anna Maria', false],
  ])('%s of %s: %s', (cut, whole, isCut) => expect(isCutFrom(cut, whole)).toBe(isCut));
});
