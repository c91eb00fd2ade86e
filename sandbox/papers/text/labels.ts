import type { Printed, Script } from '../printed.ts';

/** Words printed on a document, in one language. */
export type Labels = {
  passport: string;
  idCard: string;
  licence: string;
  surname: string;
  givenNames: string;
  birth: string;
  sex: string;
  nationality: string;
  number: string;
  personal: string;
  issued: string;
  expires: string;
  place: string;
  authority: string;
  address: string;
};

const order =
  'passport idCard licence surname givenNames birth sex nationality number personal issued expires place authority address';

function language(words: string): Labels {
  const parts = words.split('|');
  const at = (name: keyof Labels) => parts[order.split(' ').indexOf(name)] ?? '';
  return {
    passport: at('passport'),
    idCard: at('idCard'),
    licence: at('licence'),
    surname: at('surname'),
    givenNames: at('givenNames'),
    birth: at('birth'),
    sex: at('sex'),
    nationality: at('nationality'),
    number: at('number'),
    personal: at('personal'),
    issued: at('issued'),
    expires: at('expires'),
    place: at('place'),
    authority: at('authority'),
    address: at('address'),
  };
}

export const english = language(
  'Passport|Identity card|Driving licence|Surname|Given names|Date of birth|Sex|Nationality|Document no.|Personal no.|Date of issue|Date of expiry|Place of birth|Authority|Address',
);

const languages: Record<string, Labels> = {
  de: language(
    'Reisepass|Personalausweis|Führerschein|Name|Vornamen|Geburtstag|Geschlecht|Staatsangehörigkeit|Dokumentennr.|Persönliche Nr.|Ausstellungsdatum|Gültig bis|Geburtsort|Behörde|Anschrift',
  ),
  fr: language(
    'Passeport|Carte d’identité|Permis de conduire|Nom|Prénoms|Date de naissance|Sexe|Nationalité|N° du document|N° personnel|Date de délivrance|Date d’expiration|Lieu de naissance|Autorité|Adresse',
  ),
  es: language(
    'Pasaporte|Documento de identidad|Permiso de conducir|Apellidos|Nombres|Fecha de nacimiento|Sexo|Nacionalidad|N.º de documento|N.º personal|Fecha de expedición|Fecha de caducidad|Lugar de nacimiento|Autoridad|Domicilio',
  ),
  pt: language(
    'Passaporte|Cartão de identidade|Carta de condução|Apelidos|Nomes próprios|Data de nascimento|Sexo|Nacionalidade|N.º do documento|N.º pessoal|Data de emissão|Data de validade|Naturalidade|Autoridade|Morada',
  ),
  it: language(
    'Passaporto|Carta d’identità|Patente di guida|Cognome|Nome|Data di nascita|Sesso|Cittadinanza|N. documento|N. personale|Data di rilascio|Data di scadenza|Luogo di nascita|Autorità|Indirizzo',
  ),
  nl: language(
    'Paspoort|Identiteitskaart|Rijbewijs|Naam|Voornamen|Geboortedatum|Geslacht|Nationaliteit|Documentnr.|Persoonsnr.|Datum van afgifte|Geldig tot|Geboorteplaats|Autoriteit|Adres',
  ),
  pl: language(
    'Paszport|Dowód osobisty|Prawo jazdy|Nazwisko|Imiona|Data urodzenia|Płeć|Obywatelstwo|Nr dokumentu|Nr PESEL|Data wydania|Data ważności|Miejsce urodzenia|Organ|Adres',
  ),
  cs: language(
    'Cestovní pas|Občanský průkaz|Řidičský průkaz|Příjmení|Jména|Datum narození|Pohlaví|Státní občanství|Číslo dokladu|Rodné číslo|Datum vydání|Platnost do|Místo narození|Úřad|Adresa',
  ),
  tr: language(
    'Pasaport|Kimlik kartı|Sürücü belgesi|Soyadı|Adı|Doğum tarihi|Cinsiyeti|Uyruğu|Belge no.|Kimlik no.|Veriliş tarihi|Son geçerlilik|Doğum yeri|Makam|Adres',
  ),
  vi: language(
    'Hộ chiếu|Căn cước|Giấy phép lái xe|Họ|Tên|Ngày sinh|Giới tính|Quốc tịch|Số|Số định danh|Ngày cấp|Có giá trị đến|Nơi sinh|Nơi cấp|Địa chỉ',
  ),
  ru: language(
    'Паспорт|Удостоверение личности|Водительское удостоверение|Фамилия|Имя|Дата рождения|Пол|Гражданство|Номер документа|Личный номер|Дата выдачи|Срок действия|Место рождения|Орган|Адрес',
  ),
  uk: language(
    'Паспорт|Паспорт громадянина|Посвідчення водія|Прізвище|Ім’я|Дата народження|Стать|Громадянство|Документ №|Запис №|Дата видачі|Дійсний до|Місце народження|Орган|Адреса',
  ),
  kk: language(
    'Паспорт|Жеке куәлік|Жүргізуші куәлігі|Тегі|Аты|Туған күні|Жынысы|Азаматтығы|Құжат №|ЖСН|Берілген күні|Мерзімі|Туған жері|Орган|Мекенжайы',
  ),
  bg: language(
    'Паспорт|Лична карта|Свидетелство за управление|Фамилия|Имена|Дата на раждане|Пол|Гражданство|Документ №|ЕГН|Дата на издаване|Валидност|Място на раждане|Орган|Адрес',
  ),
  el: language(
    'Διαβατήριο|Δελτίο ταυτότητας|Άδεια οδήγησης|Επώνυμο|Όνομα|Ημερομηνία γέννησης|Φύλο|Ιθαγένεια|Αριθμός|Προσωπικός αρ.|Ημερομηνία έκδοσης|Ημερομηνία λήξης|Τόπος γέννησης|Αρχή|Διεύθυνση',
  ),
  ar: language(
    'جواز سفر|بطاقة شخصية|رخصة قيادة|اسم العائلة|الاسم|تاريخ الميلاد|الجنس|الجنسية|رقم الوثيقة|الرقم الوطني|تاريخ الإصدار|تاريخ الانتهاء|مكان الولادة|السلطة|العنوان',
  ),
  fa: language(
    'گذرنامه|کارت ملی|گواهینامه رانندگی|نام خانوادگی|نام|تاریخ تولد|جنسیت|تابعیت|شماره سند|شماره ملی|تاریخ صدور|تاریخ انقضا|محل تولد|مرجع صدور|نشانی',
  ),
  he: language(
    'דרכון|תעודת זהות|רישיון נהיגה|שם משפחה|שם פרטי|תאריך לידה|מין|אזרחות|מספר מסמך|מספר זהות|תאריך הנפקה|בתוקף עד|מקום לידה|רשות|כתובת',
  ),
  hi: language(
    'पासपोर्ट|पहचान पत्र|चालक अनुज्ञप्ति|उपनाम|दिया गया नाम|जन्म तिथि|लिंग|राष्ट्रीयता|दस्तावेज़ संख्या|व्यक्तिगत संख्या|जारी करने की तिथि|समाप्ति की तिथि|जन्म स्थान|प्राधिकारी|पता',
  ),
  ka: language(
    'პასპორტი|პირადობის მოწმობა|მართვის მოწმობა|გვარი|სახელი|დაბადების თარიღი|სქესი|მოქალაქეობა|დოკუმენტის №|პირადი №|გაცემის თარიღი|მოქმედების ვადა|დაბადების ადგილი|გამცემი|მისამართი',
  ),
  hy: language(
    'Անձնագիր|Նույնականացման քարտ|Վարորդական վկայական|Ազգանուն|Անուն|Ծննդյան ամսաթիվ|Սեռ|Քաղաքացիություն|Համարը|Անձնական համար|Տրման ամսաթիվ|Վավեր է մինչև|Ծննդավայր|Ում կողմից|Հասցե',
  ),
  th: language(
    'หนังสือเดินทาง|บัตรประจำตัวประชาชน|ใบอนุญาตขับรถ|นามสกุล|ชื่อ|วันเกิด|เพศ|สัญชาติ|เลขที่เอกสาร|เลขประจำตัว|วันออกบัตร|วันหมดอายุ|สถานที่เกิด|ผู้ออก|ที่อยู่',
  ),
  zh: language(
    '护照|居民身份证|机动车驾驶证|姓|名|出生日期|性别|国籍|证件号码|身份号码|签发日期|有效期至|出生地点|签发机关|住址',
  ),
  ja: language(
    '旅券|身分証明書|運転免許証|姓|名|生年月日|性別|国籍|番号|個人番号|発行年月日|有効期間満了日|出生地|発行官庁|住所',
  ),
  ko: language(
    '여권|주민등록증|운전면허증|성|이름|생년월일|성별|국적|번호|주민등록번호|발급일|기간만료일|출생지|발행관청|주소',
  ),
};

const spoken: Record<string, string> = {
  DEU: 'de',
  AUT: 'de',
  CHE: 'de',
  FRA: 'fr',
  BEL: 'fr',
  SEN: 'fr',
  CIV: 'fr',
  CMR: 'fr',
  ESP: 'es',
  MEX: 'es',
  ARG: 'es',
  COL: 'es',
  CHL: 'es',
  PER: 'es',
  VEN: 'es',
  PRT: 'pt',
  BRA: 'pt',
  AGO: 'pt',
  ITA: 'it',
  NLD: 'nl',
  POL: 'pl',
  CZE: 'cs',
  TUR: 'tr',
  VNM: 'vi',
  RUS: 'ru',
  BLR: 'ru',
  KGZ: 'ru',
  UKR: 'uk',
  KAZ: 'kk',
  BGR: 'bg',
  GRC: 'el',
  CYP: 'el',
  IRN: 'fa',
  ISR: 'he',
  IND: 'hi',
  NPL: 'hi',
  GEO: 'ka',
  ARM: 'hy',
  THA: 'th',
  CHN: 'zh',
  JPN: 'ja',
  KOR: 'ko',
  EGY: 'ar',
  JOR: 'ar',
  SAU: 'ar',
  ARE: 'ar',
  MAR: 'ar',
  DZA: 'ar',
  TUN: 'ar',
  IRQ: 'ar',
  SYR: 'ar',
  LBN: 'ar',
  KWT: 'ar',
  QAT: 'ar',
  OMN: 'ar',
  BHR: 'ar',
  YEM: 'ar',
  LBY: 'ar',
};
const written: Partial<Record<Script, string>> = {
  cyrillic: 'ru',
  arabic: 'ar',
  hebrew: 'he',
  devanagari: 'hi',
  georgian: 'ka',
  armenian: 'hy',
  thai: 'th',
  han: 'zh',
  kana: 'ja',
  hangul: 'ko',
  greek: 'el',
};

/** Language of the labels: by country, else by the script of the name; `undefined` when only English is printed. */
export function languageOf({ country, script }: Pick<Printed, 'country' | 'script'>): string | undefined {
  return spoken[country] ?? (script ? written[script] : undefined);
}

export function nativeLabels(printed: Pick<Printed, 'country' | 'script'>): Labels | undefined {
  return languages[languageOf(printed) ?? ''];
}

/** Decides the national shapes of Han characters. */
export function shapesOf(printed: Pick<Printed, 'country' | 'script'>): Script | undefined {
  const language = languageOf(printed);
  return language === 'zh' ? 'han' : language === 'ja' ? 'kana' : language === 'ko' ? 'hangul' : printed.script;
}
