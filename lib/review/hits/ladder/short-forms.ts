import { variantForm } from '../../names/name-variants.ts';

/** Short forms of given names in Latin letters: the name first, then its short forms. One line per name. */
const families = `
abigail abby
albert al bert
alexander alex sasha sascha shura sandro sanya
alexandra alex sasha sandra alexa shura
alfred alf fred
andrew andy drew
anastasia nastya nastia stasia
anatoly tolya tolik
anthony tony
antonio tonio tono
benjamin ben benny
boris borya
catherine cathy kate katie kathy kat katya
charles charlie chuck
charlotte lottie charlie
christopher chris kit
daniel dan danny
david dave davy
deborah deb debbie
dmitry dima mitya
dominic dom nick
dorothy dot dolly dottie
edward ed eddie ned ted teddy
elena lena lenka
elizabeth beth betty eliza liz lizzie lisa libby
evgeny zhenya
florence flo flossie
francis frank
francisco paco pancho
frederick fred freddie
gabriel gabe
gerald gerry jerry
gregory greg grisha
henry harry hank
ignacio nacho
irina ira
ivan vanya
jacob jake
james jim jimmy jamie
jennifer jen jenny
jose pepe
joseph joe joey
john jack johnny
jonathan jon johnny
joshua josh
kenneth ken kenny
lawrence larry
leonid lyonya
leonard len lenny
margaret maggie meg peggy greta
maria masha manya mascha
matthew matt
mikhail misha mischa
michael mike mick mickey
nadezhda nadya
natalia natasha nata
nathaniel nate nathan
nicholas nick nico
nikolai kolya
olga olya
pamela pam
patricia pat patty tricia
patrick pat paddy
pavel pasha
peter pete
philip phil pip
rafael rafa
raymond ray
rebecca becky
richard dick rich rick ricky
robert bob bobby rob robbie
roberto beto
ronald ron ronnie
samuel sam sammy
sergei seryozha serezha serge serj serej
sophia sonya sophie
stephen steve stevie
susan sue susie
svetlana sveta
tatiana tanya
terence terry
theodore ted teddy theo
thomas tom tommy
timothy tim
valentina valya
victoria vicky tori
viktor vitya
vincent vince vinny
vladimir vova volodya
walter walt wally
william bill billy will willie liam
yekaterina katya
yuri yura
zachary zach zack
guillermo memo
mohammad mo hamada
mustafa musti
abdullah abdo
ibrahim ibo bram
mehmet memo
agustinus agus
bambang bam
sulaiman sule leman
siti iti
`;

const namesOf = new Map<string, Set<string>>();
const heads = new Set<string>();
for (const line of families.trim().split('\n')) {
  const [name = '', ...short] = line.split(' ');
  heads.add(name);
  for (const each of [name, variantForm(name), ...short]) namesOf.set(each, (namesOf.get(each) ?? new Set()).add(name));
}

/** Whether a word is a given name in full that the list of short forms knows. */
export function isFullName(word: string): boolean {
  return heads.has(word);
}

/** Whether one of two words (small Latin letters) is the other's short form, or both are short forms of one name. */
export function areShortForms(a: string, b: string): boolean {
  const [x, y] = [a, b].map((word) => namesOf.get(word) ?? namesOf.get(variantForm(word)));
  return a !== b && x !== undefined && y !== undefined && [...x].some((each) => y.has(each));
}
