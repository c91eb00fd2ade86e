import type { Land } from '../land.ts';

/** Africa south of the Sahara and Latin America. */
export const SOUTH: Land[] = [
  {
    country: 'NGA', alpha2: 'NG', name: 'Nigeria', script: 'latin', skins: 'umber ebony',
    male: 'Adébáyò Chukwuemeka Olúwaṣeun Ifeanyi Musa', female: 'Ọmọlará Chidinma Títílayọ̀ Ngozi Hauwa',
    family: 'Adéyẹmí Okonjo-Eze Balogun Ṣóyínká-Bello Nwachukwu Danjuma',
    cities: ['Ibadan/Oyo/7.38/3.95/2002##', 'Enugu/Enugu/6.45/7.50/4001##'],
    streets: ['## Bodija Road', '## Ogui Street'],
    calling: '234', mobile: '803000####', passport: '@########', idCard: '###########', licence: '@@@#####@@##', personalNumber: '###########',
  },
  {
    country: 'KEN', alpha2: 'KE', name: 'Kenya', script: 'latin', skins: 'umber ebony',
    male: 'Kipchirchir Barasa Mwangi Otieno Juma', female: 'Wanjiru Achieng Chebet Nyambura Halima',
    family: 'Kiplimo Wafula Ndung’u Ochieng Mutiso Kamau-Njeri',
    cities: ['Kisumu/Kisumu/-0.09/34.77/401##', 'Nakuru/Nakuru/-0.30/36.07/201##'],
    streets: ['## Oginga Street', 'Plot ##, Milimani'],
    calling: '254', mobile: '70000####', passport: '@@######', idCard: '########', licence: '@@@######',
  },
  {
    country: 'GHA', alpha2: 'GH', name: 'Ghana', script: 'latin', skins: 'umber ebony',
    male: 'Kwabena Yaw Kofi_Mensa Nii_Armah', female: 'Akosua Adwoa Efua Naa_Dedei',
    family: 'Asantewaa-Boateng Owusu-Ansah Ɔbeng Tɛtteh Agyekum Dzokoto',
    cities: ['Kumasi/Ashanti/6.69/-1.62/AK-###-####', 'Tamale/Northern/9.40/-0.84/NT-###-####'],
    streets: ['House ##, Ridge Road', '## Prempeh Street'],
    calling: '233', mobile: '24000####', passport: 'G#######', idCard: 'GHA-#########-#', licence: '@@@-########-#####',
  },
  {
    country: 'BRA', alpha2: 'BR', name: 'Brazil', script: 'latin', skins: 'olive sand tan brown umber ebony fair',
    male: 'Antônio Cauã Otávio João_Vitor Éder', female: 'Conceição Luíza Jaciara Mônica Débora',
    family: 'Albuquerque_Leitão Gonçalves_Paixão Araújo_Simões Brandão_Serpa Conceição_Assis',
    cities: ['Florianópolis/Santa Catarina/-27.60/-48.55/880##-###', 'Maceió/Alagoas/-9.67/-35.74/570##-###', 'Goiânia/Goiás/-16.69/-49.26/740##-###'],
    streets: ['Rua das Acácias, ##', 'Avenida Beira-Mar, ###, apto. ##'],
    calling: '55', mobile: '4890000####', passport: '@@######', idCard: '########-#', licence: '###########', personalNumber: '###.###.###-##',
  },
  {
    country: 'MEX', alpha2: 'MX', name: 'Mexico', script: 'latin', skins: 'olive sand tan brown',
    male: 'Jesús_Ángel Cuauhtémoc Iván Ramón Efraín', female: 'Xóchitl Guadalupe Itzel María_José Belén',
    family: 'Hernández_Ixtlahuaca Peñuelas_Cota Zúñiga_Tello Ordóñez_Nájera Güemes_Ríos',
    cities: ['Mérida/Yucatán/20.97/-89.62/970##', 'Querétaro/Querétaro/20.59/-100.39/760##'],
    streets: ['Calle 5 de Febrero ##', 'Av. Insurgentes ###'],
    calling: '52', mobile: '999000####', passport: '@########', idCard: '#############', licence: '@#########', personalNumber: '@@@@######@@@@@@##',
  },
  {
    country: 'ARG', alpha2: 'AR', name: 'Argentina', script: 'latin', skins: 'fair olive sand',
    male: 'Facundo Ezequiel Ramiro Tomás Lautaro', female: 'Agustina Milagros Jazmín Malén Rocío',
    family: 'Etchegaray Bianchetti Güiraldo Zubizarreta Malvárez Peñaloza',
    cities: ['Córdoba/Córdoba/-31.42/-64.18/X50##', 'Rosario/Santa Fe/-32.95/-60.64/S20##'],
    streets: ['Bv. Oroño ###', 'Pasaje Ñandú ##'],
    calling: '54', mobile: '9341000####', passport: '@@@######', idCard: '########', licence: '########',
  },
  {
    country: 'COL', alpha2: 'CO', name: 'Colombia', script: 'latin', skins: 'olive sand tan brown umber ebony',
    male: 'Andrés_Felipe Yeison Sebastián Hernán Wílmer', female: 'Yuliana Marisol Ximena Luz_Dary Yésica',
    family: 'Cárdenas_Ávila Quiñones_Lemos Castaño_Vélez Piñeros_Rincón',
    cities: ['Medellín/Antioquia/6.25/-75.56/0500##', 'Popayán/Cauca/2.44/-76.61/1900##'],
    streets: ['Carrera ## No. ##-##', 'Calle ## Sur No. #-##'],
    calling: '57', mobile: '300000####', passport: '@@######', idCard: '##########', licence: '##########',
  },
];
