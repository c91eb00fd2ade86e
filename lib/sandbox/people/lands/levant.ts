import type { Land } from '../land.ts';

/** Written from right to left: Arabic, Persian, Hebrew. */
export const LEVANT: Land[] = [
  {
    country: 'EGY', alpha2: 'EG', name: 'Egypt', script: 'arabic', skins: 'olive sand tan brown',
    male: 'Karim=كريم Mahmoud=محمود Tarek=طارق Yassin=ياسين Hossam=حسام', female: 'Nourhan=نورهان Dalia=داليا Yasmine=ياسمين Salma=سلمى Hoda=هدى',
    family: 'Abdel-Rahim=عبد_الرحيم El-Sherbiny=الشربيني Shalaby=شلبي Gaballah=جاب_الله El-Naggar=النجار',
    cities: ['Alexandria/Alexandria/31.20/29.92/215##', 'Mansoura/Dakahlia/31.04/31.38/355##'],
    streets: ['## Sharia el-Nasr', '## Corniche Road'],
    calling: '20', mobile: '100000####', passport: 'A########', idCard: '##############', licence: '########', personalNumber: '##############',
  },
  {
    country: 'JOR', alpha2: 'JO', name: 'Jordan', script: 'arabic', skins: 'olive sand',
    male: 'Laith=ليث Zaid=زيد Munther=منذر Qusai=قصي Basel=باسل', female: 'Rania=رانية Lujain=لجين Ghada=غادة Dima=ديما Tala=تالا',
    family: 'Al-Khasawneh=الخصاونة Haddadin=حدادين Al-Zoubi=الزعبي Qubain=قبعين Al-Majali=المجالي',
    cities: ['Irbid/Irbid/32.56/35.85/211##', 'Madaba/Madaba/31.72/35.79/171##'],
    streets: ['## University Street', '## King Talal Street'],
    calling: '962', mobile: '79000####', passport: '@######', idCard: '@@@#####', licence: '########', personalNumber: '##########',
  },
  {
    country: 'MAR', alpha2: 'MA', name: 'Morocco', script: 'arabic', skins: 'olive sand tan brown',
    male: 'Anass=أنس Ilyas=إلياس Redouane=رضوان Younes=يونس', female: 'Chaimae=شيماء Hajar=هاجر Ikram=إكرام Zineb=زينب',
    family: 'Benjelloun=بنجلون Ouazzani=وزاني Tazi-Alaoui=التازي_العلوي Bouhaddi=بوحدي Lahlimi=لحليمي',
    cities: ['Fès/Fès-Meknès/34.03/-5.00/300##', 'Agadir/Souss-Massa/30.43/-9.60/800##'],
    streets: ['## rue des Amandiers', '## avenue Al Massira'],
    calling: '212', mobile: '60000####', passport: '@@#######', idCard: '@@######', licence: '##/######',
  },
  {
    country: 'IRN', alpha2: 'IR', name: 'Iran', script: 'arabic', skins: 'olive sand fair',
    male: 'Kamran=کامران Siavash=سیاوش Pouya=پویا Keyvan=کیوان Bijan=بیژن', female: 'Shirin=شیرین Parisa=پریسا Golnaz=گلناز Mahsa=مهسا Nasrin=نسرین',
    family: 'Farrokhzadeh=فرخ‌زاده Golestani=گلستانی Pourmohsen=پورمحسن Chamanara=چمن‌آرا Javanbakht=جوان‌بخت',
    cities: ['Shiraz/Fars/29.59/52.58/71#####', 'Tabriz/East Azerbaijan/38.08/46.29/51#####'],
    streets: ['Kuche Golha ##', 'Khiaban Zand ##'],
    calling: '98', mobile: '900000####', passport: '@########', idCard: '##########', licence: '##########', personalNumber: '##########',
  },
  {
    country: 'ISR', alpha2: 'IL', name: 'Israel', script: 'hebrew', skins: 'olive sand fair tan brown',
    male: 'Amichai=עמיחי Yonatan=יונתן Elad=אלעד Ronen=רונן Itamar=איתמר', female: 'Shulamit=שולמית Ayelet=איילת Noga=נגה Efrat=אפרת Tzipora=ציפורה',
    family: 'Ben-Shachar=בן-שחר Halperin=הלפרין Zilberman=זילברמן Mizrachi=מזרחי Harduf=הרדוף',
    cities: ['Haifa/Haifa/32.79/34.99/33#####', 'Beersheba/South/31.25/34.79/84#####'],
    streets: ['Rehov HaTamar ##', 'Sderot Ben Zvi ##'],
    calling: '972', mobile: '50000####', passport: '########', idCard: '#########', licence: '#######', personalNumber: '#########',
  },
];
