/**
 * Words printed on documents by language: 15 words in the order of `ORDER` in `labels.ts`, separated by `|`.
 */
export const LABEL_WORDS: Record<string, string> = {
  en:
    'Passport|Identity card|Driving licence|Surname|Given names|Date of birth|Sex|Nationality|Document no.|' +
    'Personal no.|Date of issue|Date of expiry|Place of birth|Authority|Address',
  de:
    'Reisepass|Personalausweis|Führerschein|Name|Vornamen|Geburtstag|Geschlecht|Staatsangehörigkeit|' +
    'Dokumentennr.|Persönliche Nr.|Ausstellungsdatum|Gültig bis|Geburtsort|Behörde|Anschrift',
  fr:
    'Passeport|Carte d’identité|Permis de conduire|Nom|Prénoms|Date de naissance|Sexe|Nationalité|' +
    'N° du document|N° personnel|Date de délivrance|Date d’expiration|Lieu de naissance|Autorité|Adresse',
  es:
    'Pasaporte|Documento de identidad|Permiso de conducir|Apellidos|Nombres|Fecha de nacimiento|Sexo|' +
    'Nacionalidad|N.º de documento|N.º personal|Fecha de expedición|Fecha de caducidad|Lugar de nacimiento|' +
    'Autoridad|Domicilio',
  pt:
    'Passaporte|Cartão de identidade|Carta de condução|Apelidos|Nomes próprios|Data de nascimento|Sexo|' +
    'Nacionalidade|N.º do documento|N.º pessoal|Data de emissão|Data de validade|Naturalidade|Autoridade|' +
    'Morada',
  it:
    'Passaporto|Carta d’identità|Patente di guida|Cognome|Nome|Data di nascita|Sesso|Cittadinanza|' +
    'N. documento|N. personale|Data di rilascio|Data di scadenza|Luogo di nascita|Autorità|Indirizzo',
  nl:
    'Paspoort|Identiteitskaart|Rijbewijs|Naam|Voornamen|Geboortedatum|Geslacht|Nationaliteit|Documentnr.|' +
    'Persoonsnr.|Datum van afgifte|Geldig tot|Geboorteplaats|Autoriteit|Adres',
  pl:
    'Paszport|Dowód osobisty|Prawo jazdy|Nazwisko|Imiona|Data urodzenia|Płeć|Obywatelstwo|Nr dokumentu|' +
    'Nr PESEL|Data wydania|Data ważności|Miejsce urodzenia|Organ|Adres',
  cs:
    'Cestovní pas|Občanský průkaz|Řidičský průkaz|Příjmení|Jména|Datum narození|Pohlaví|Státní občanství|' +
    'Číslo dokladu|Rodné číslo|Datum vydání|Platnost do|Místo narození|Úřad|Adresa',
  tr:
    'Pasaport|Kimlik kartı|Sürücü belgesi|Soyadı|Adı|Doğum tarihi|Cinsiyeti|Uyruğu|Belge no.|Kimlik no.|' +
    'Veriliş tarihi|Son geçerlilik|Doğum yeri|Makam|Adres',
  vi:
    'Hộ chiếu|Căn cước|Giấy phép lái xe|Họ|Tên|Ngày sinh|Giới tính|Quốc tịch|Số|Số định danh|Ngày cấp|' +
    'Có giá trị đến|Nơi sinh|Nơi cấp|Địa chỉ',
  ru:
    'Паспорт|Удостоверение личности|Водительское удостоверение|Фамилия|Имя|Дата рождения|Пол|Гражданство|' +
    'Номер документа|Личный номер|Дата выдачи|Срок действия|Место рождения|Орган|Адрес',
  uk:
    'Паспорт|Паспорт громадянина|Посвідчення водія|Прізвище|Ім’я|Дата народження|Стать|Громадянство|' +
    'Документ №|Запис №|Дата видачі|Дійсний до|Місце народження|Орган|Адреса',
  kk:
    'Паспорт|Жеке куәлік|Жүргізуші куәлігі|Тегі|Аты|Туған күні|Жынысы|Азаматтығы|Құжат №|ЖСН|Берілген күні|' +
    'Мерзімі|Туған жері|Орган|Мекенжайы',
  bg:
    'Паспорт|Лична карта|Свидетелство за управление|Фамилия|Имена|Дата на раждане|Пол|Гражданство|Документ №|' +
    'ЕГН|Дата на издаване|Валидност|Място на раждане|Орган|Адрес',
  el:
    'Διαβατήριο|Δελτίο ταυτότητας|Άδεια οδήγησης|Επώνυμο|Όνομα|Ημερομηνία γέννησης|Φύλο|Ιθαγένεια|Αριθμός|' +
    'Προσωπικός αρ.|Ημερομηνία έκδοσης|Ημερομηνία λήξης|Τόπος γέννησης|Αρχή|Διεύθυνση',
  ar:
    'جواز سفر|بطاقة شخصية|رخصة قيادة|اسم العائلة|الاسم|تاريخ الميلاد|الجنس|الجنسية|رقم الوثيقة|الرقم الوطني|' +
    'تاريخ الإصدار|تاريخ الانتهاء|مكان الولادة|السلطة|العنوان',
  fa:
    'گذرنامه|کارت ملی|گواهینامه رانندگی|نام خانوادگی|نام|تاریخ تولد|جنسیت|تابعیت|شماره سند|شماره ملی|' +
    'تاریخ صدور|تاریخ انقضا|محل تولد|مرجع صدور|نشانی',
  he:
    'דרכון|תעודת זהות|רישיון נהיגה|שם משפחה|שם פרטי|תאריך לידה|מין|אזרחות|מספר מסמך|מספר זהות|תאריך הנפקה|' +
    'בתוקף עד|מקום לידה|רשות|כתובת',
  hi:
    'पासपोर्ट|पहचान पत्र|चालक अनुज्ञप्ति|उपनाम|दिया गया नाम|जन्म तिथि|लिंग|राष्ट्रीयता|दस्तावेज़ संख्या|' +
    'व्यक्तिगत संख्या|जारी करने की तिथि|समाप्ति की तिथि|जन्म स्थान|प्राधिकारी|पता',
  ka:
    'პასპორტი|პირადობის მოწმობა|მართვის მოწმობა|გვარი|სახელი|დაბადების თარიღი|სქესი|მოქალაქეობა|დოკუმენტის №|' +
    'პირადი №|გაცემის თარიღი|მოქმედების ვადა|დაბადების ადგილი|გამცემი|მისამართი',
  hy:
    'Անձնագիր|Նույնականացման քարտ|Վարորդական վկայական|Ազգանուն|Անուն|Ծննդյան ամսաթիվ|Սեռ|Քաղաքացիություն|' +
    'Համարը|Անձնական համար|Տրման ամսաթիվ|Վավեր է մինչև|Ծննդավայր|Ում կողմից|Հասցե',
  th:
    'หนังสือเดินทาง|บัตรประจำตัวประชาชน|ใบอนุญาตขับรถ|นามสกุล|ชื่อ|วันเกิด|เพศ|สัญชาติ|เลขที่เอกสาร|' +
    'เลขประจำตัว|วันออกบัตร|วันหมดอายุ|สถานที่เกิด|ผู้ออก|ที่อยู่',
  zh: '护照|居民身份证|机动车驾驶证|姓|名|出生日期|性别|国籍|证件号码|身份号码|签发日期|有效期至|出生地点|签发机关|住址',
  ja: '旅券|身分証明書|運転免許証|姓|名|生年月日|性別|国籍|番号|個人番号|発行年月日|有効期間満了日|出生地|発行官庁|住所',
  ko: '여권|주민등록증|운전면허증|성|이름|생년월일|성별|국적|번호|주민등록번호|발급일|기간만료일|출생지|발행관청|주소',
};
