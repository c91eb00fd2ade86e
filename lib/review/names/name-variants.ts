import { plainForm } from './name.ts';

/**
 * Spellings of one given name in Latin letters that no rule covers, one name per line. Variants need a reviewer's
 * attention; they do not count as the same name. Feminine and masculine forms are different names.
 */
const families = `
mohammad mohammed mohamed mohamad muhammad muhammed muhammet muhamad muhamed mohd md mouhamed mahomed mukhammad magomed
ahmad ahmed ahmet akhmad akhmed akhmet
abdul abdel abdal abdoul
abdullah abdallah abdulla abdalla abdellah
abdulrahman abdalrahman abdurrahman abdelrahman abdurahman abdirahman
husain husayn hussain hussayn hussein husein huseyn huseyin hossein hosein hossain houssein
hasan hassan hassen hacen
yusuf yusef yousef youssef yousuf youcef yosef
omar omer umar umer oumar
osman usman othman uthman ousmane
khalid khaled
said saeed saied sayeed
sayed sayyed sayyid syed seyed seyyed
ibrahim ebrahim ibraheem brahim
ismail ismael esmail esmaeil
mustafa mustapha mostafa moustafa
mahmud mahmood mahmoud mehmood mehmud
karim kareem
rashid rasheed rachid
walid waleed oualid
hamid hameed
jamal jamaal gamal djamal dzhamal
jafar jaafar djafar
suleiman sulaiman sulayman soleiman soliman suleyman souleymane
tariq tarek tarik tareq
fatima fatimah fatema fatemeh fatimeh fatma
aisha aysha ayesha aicha aishah aysheh
zainab zaynab zeinab zeynab zeynep zineb
maryam mariam meryem maryem miriam myriam
khadija khadijah khadidja hadija khadeeja hatice
layla laila leila leyla lejla
nur noor nour
amina aminah ameena
catherine catharine katherine katharine kathryn cathryn catheryn
katarina katharina catharina catarina katerina caterina
elizabeth elisabeth elizabet
stephen steven stephan stefan
john jon
jonathan johnathan jonathon johnathon
geoffrey jeffrey jeffery
nicholas nicolas nikolas
alexander aleksander aleksandr alexandr alexandre
alexandra aleksandra
serhii sergei sergey serhiy serguei
dmitry dmitri dmitrii dmytro dimitri dimitry
eugene evgeny evgenii yevgeny yevhen
andrei andrey andrii andriy
oleksii aleksei aleksey alexei alexey oleksiy
mykola nikolai nikolay
isabel isabelle isabella izabel isobel
teresa theresa therese
ann anne
alan allan allen alun
sean shaun shawn
brian bryan bryon
lynn lynne
rebecca rebekah rebeka
rachel rachael
zachary zachery zackary
`;

const familyOf = new Map(
  families
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap((names) => names.map((name): [string, string] => [name, names[0] ?? name])),
);

/** Spellings of the same sound in the Latin letters of different languages. */
const rules: readonly [RegExp, string][] = [
  [/^y(?=e)/, ''],
  [/dzh|dj/g, 'j'],
  [/gh(?=[aeiou])/g, 'g'],
  [/ph/g, 'f'],
  [/sch/g, 'sh'],
  [/ch(?=[rl])|ck|q/g, 'k'],
  [/c(?!h|[eiy])/g, 'k'],
  [/([tkdb])h/g, '$1'],
  [/(?<=[aeiouy])h(?=$|[^aeiouy])/g, ''],
  [/dt$/, 't'],
  [/(?<!^)z/g, 's'],
  [/w/g, 'v'],
  [/oo|ou/g, 'u'],
  [/ee/g, 'i'],
  [/[ea][iy]/g, 'ei'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** A form that is the same for all variants of a name: "Catherine" and "Katherine", "Sara" and "Sarah". */
export function variantForm(name: string): string {
  const words = plainForm(name).split(' ');
  return words
    .map((word) => familyOf.get(word) ?? rules.reduce((text, [from, to]) => text.replace(from, to), word))
    .join(' ');
}
