import type { Land } from '../land.ts';

/** Central and south-eastern Europe, in Latin letters. */
export const CENTRE: Land[] = [
  {
    country: 'POL', alpha2: 'PL', name: 'Poland', script: 'latin', skins: 'fair',
    male: 'Łukasz Zbigniew Stanisław Grzegorz Bożydar Ksawery', female: 'Małgorzata Świętosława Bożena Agnieszka Żaneta Urszula',
    family: 'Wiśniowski Gołębiewski Brzęczyk Dąbrówka Szczepaniak Żółkowski Kędzior',
    familyFemale: 'Wiśniowska Gołębiewska Brzęczyk Dąbrówka Szczepaniak Żółkowska Kędzior',
    cities: ['Łódź/łódzkie/51.76/19.46/90-###', 'Gdańsk/pomorskie/54.35/18.65/80-###', 'Rzeszów/podkarpackie/50.04/22.00/35-###'],
    streets: ['ul. Źródlana ##', 'ul. Świętej Jadwigi ##', 'os. Słoneczne ##'],
    calling: '48', mobile: '500100###', passport: '@@#######', idCard: '@@@######', licence: '#####/##/####', personalNumber: '###########',
  },
  {
    country: 'CZE', alpha2: 'CZ', name: 'Czechia', script: 'latin', skins: 'fair',
    male: 'Jiří Bořivoj Matěj Čeněk Řehoř Luboš', female: 'Zdeňka Růžena Božena Eliška Markéta Šárka',
    family: 'Dvořáček Krčmář Řezníček Šťastný Vránek Žďárský', familyFemale: 'Dvořáčková Krčmářová Řezníčková Šťastná Vránková Žďárská',
    cities: ['Plzeň/Plzeňský kraj/49.75/13.38/30# ##', 'Třebíč/Vysočina/49.21/15.88/674 0#'],
    streets: ['Květinová ##', 'Nádražní ##'],
    calling: '420', mobile: '601000###', passport: '########', idCard: '#########', licence: '@@ ######', personalNumber: '######/####',
  },
  {
    country: 'HUN', alpha2: 'HU', name: 'Hungary', script: 'latin', skins: 'fair olive sand',
    male: 'Gergő Zoltán Ödön Szabolcs Csongor Előd', female: 'Örsike Gyöngyvér Réka Zsófia Tünde Ildikó',
    family: 'Kovácsházi Szűcs Győrfi Hegedűs-Tóth Fülöpházi Keresztény',
    cities: ['Győr/Győr-Moson-Sopron/47.69/17.63/902#', 'Szeged/Csongrád-Csanád/46.25/20.15/672#'],
    streets: ['Petőfi utca ##', 'Szőlőhegyi út ##'],
    calling: '36', mobile: '20200####', passport: '@@#######', idCard: '######@@', licence: '@@######',
  },
  {
    country: 'ROU', alpha2: 'RO', name: 'Romania', script: 'latin', skins: 'fair olive sand',
    male: 'Ștefăniță Răzvan Țuțu Mădălin Ionuț Grațian', female: 'Ștefania Mădălina Anișoara Crăița Ilinca Sânziana',
    family: 'Brătășanu Țurcanu Mureșan Știrbu Păunescu-Neag Câmpeanu',
    cities: ['Timișoara/Timiș/45.75/21.23/300###', 'Bacău/Bacău/46.57/26.91/600###'],
    streets: ['Strada Morii ##', 'Bulevardul Unirii ##'],
    calling: '40', mobile: '70000####', passport: '#########', idCard: '@@######', licence: '@########@', personalNumber: '#############',
  },
  {
    country: 'LTU', alpha2: 'LT', name: 'Lithuania', script: 'latin', skins: 'fair',
    male: 'Žygimantas Ąžuolas Jūris Mindaugas Šarūnas', female: 'Živilė Eglė Jūratė Ąžuolė Skaistė',
    family: 'Šimkūnas Žvirblys Kęstauskas Grušas', familyFemale: 'Šimkūnaitė Žvirblytė Kęstauskaitė Grušaitė',
    cities: ['Šiauliai/Šiaulių apskritis/55.93/23.31/76###', 'Panevėžys/Panevėžio apskritis/55.73/24.36/35###'],
    streets: ['Ąžuolų g. ##', 'Vėtrungės g. #'],
    calling: '370', mobile: '6000####', passport: '########', idCard: '########', licence: '########', personalNumber: '###########',
  },
  {
    country: 'HRV', alpha2: 'HR', name: 'Croatia', script: 'latin', skins: 'fair olive sand',
    male: 'Krešimir Hrvoje Željko Tvrtko Andrija', female: 'Željka Đurđica Lucija Mirjana Tihana',
    family: 'Šarčević Đuranić Žitnjak Perčić Vukušić Matošević-Ćaleta',
    cities: ['Šibenik/Šibensko-kninska/43.74/15.90/22000', 'Čakovec/Međimurska/46.38/16.43/40000'],
    streets: ['Ulica kralja Petra ##', 'Šetalište ##'],
    calling: '385', mobile: '9100000##', passport: '#########', idCard: '#########', licence: '########', personalNumber: '###########',
  },
  {
    country: 'TUR', alpha2: 'TR', name: 'Türkiye', script: 'latin', skins: 'fair olive sand',
    male: 'Çağrı Özgür İlker Oğuzhan Barış Şükrü', female: 'Gülşen Çiğdem Işıl Özlem Nazlı Şebnem',
    family: 'Yıldızoğlu Çakıroğlu İnceöz Güngördü Şahbaz Kılıçarslan',
    cities: ['İzmir/İzmir/38.42/27.14/35###', 'Eskişehir/Eskişehir/39.78/30.52/26###', 'Şanlıurfa/Şanlıurfa/37.16/38.79/63###'],
    streets: ['Gül Sokağı No: ##', 'Çınar Caddesi ##/#'],
    calling: '90', mobile: '5010000###', passport: 'U########', idCard: 'A##@#####', licence: '######', personalNumber: '###########',
  },
];
