/**
 * Family names of one Chinese character or one Korean syllable in the Latin spellings of several places and systems:
 * Mandarin in pinyin and Wade-Giles, Cantonese, Hokkien; Korean in the Revised and the older spellings. A spelling can
 * belong to several names. Each line begins with the usual spelling today.
 */
const families = `
chen chan tan tran
huang wong hwang ng ooi oei wee
zhang cheung chang teo tiong
liu lau lew low
wu ng goh woo
li lee lai lie
zhou chow chou chew jow
xu hsu hui tsui koh
cai tsai choi chua chai tjoa
liang leung leong neo
lin lam lim
guo kwok kuo quek kuok
ye yip yeh yap
zeng tsang tseng chan
xie hsieh tse tjia chia
wang wong ong heng
zhao chao chiu teoh
sun suen soon
zhu chu choo
ma mah beh
hu woo wu oh
he ho hor
gao kao ko
luo law lo loh
zheng cheng tay tjhang tee
yang yeung young yeo
jiang chiang kong keung
xiao hsiao siu siew
qiu chiu yau khoo
deng tang teng
feng fung pang
cao tsao cho
yuan yuen wan
pan poon phua
du to tu toh
su so soo
ren yam jen
wei ngai way
gim kim
i yi lee rhee ri li
bag pak park bak
choe choi
jeong jung chung jong cheong
gang kang
jo cho
yun yoon youn
jang chang
im lim rim
han hahn
o oh
seo suh so
sin shin
gwon kwon
hwang whang
an ahn
song soung
yu yoo ryu you ryoo
hong hung
jeon chun jun chon
go ko koh
mun moon
yang ryang
son sohn
bae pae
baek paik back paek
heo huh hur ho
nam nahm
sim shim
no roh noh rho
ha hah
gwak kwak
seong sung
cha char
ju joo choo
u woo
gu koo ku
min minn
na ra rah
`;

const namesOf = new Map<string, Set<number>>();
for (const [at, line] of families.trim().split('\n').entries())
  for (const each of line.split(' ')) namesOf.set(each, (namesOf.get(each) ?? new Set()).add(at));

/** Whether two words (small Latin letters) are spellings of one Chinese or Korean family name. */
export function areOneFamilyName(a: string, b: string): boolean {
  const [x, y] = [namesOf.get(a), namesOf.get(b)];
  return x !== undefined && y !== undefined && [...x].some((each) => y.has(each));
}

/** Whether a word can be a Chinese or Korean family name. */
export function isKnownFamilyName(word: string): boolean {
  return namesOf.has(word);
}
