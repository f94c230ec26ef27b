// How a name is found inside what people wrote, over scripts and over what may stand beside it.
#include "kernel/values/guarded_name.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace names_in_text_tests {
namespace {

using chorus::kernel::GuardedName;
using chorus::kernel::is_same_name;
using chorus::kernel::Naming;
using chorus::kernel::Searched;

Naming found(const std::string& name, const std::string& text) {
  return GuardedName::of_person(name).found_in(Searched(text));
}

struct Row {
  const char* name;
  std::vector<const char*> certain;
  std::vector<const char*> perhaps;
  std::vector<const char*> none;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    for (const char* text : row.certain) {
      BOOST_TEST((found(row.name, text) == Naming::certain), row.name << " is in: " << text);
    }
    for (const char* text : row.perhaps) {
      BOOST_TEST((found(row.name, text) == Naming::perhaps), row.name << " may be in: " << text);
    }
    for (const char* text : row.none) {
      BOOST_TEST((found(row.name, text) == Naming::none), row.name << " is not in: " << text);
    }
  }
}

}  // namespace
}  // namespace names_in_text_tests

BOOST_AUTO_TEST_SUITE(names_in_text_tests)

BOOST_AUTO_TEST_CASE(a_name_of_any_script_is_found_in_every_case_and_form) {
  check({
      {"Łucja", {"łucja waited", "ŁUCJA", "So said Łucja."}, {}, {"łucjanna", "cja"}},
      {"Željka", {"željka", "Z\u030Celjka", "ŽELJKA said"}, {"zeljka waited"}, {"željkana"}},
      {"Z\u030Celjka", {"željka", "ŽELJKA"}, {"Zeljka"}, {}},
      {"Nguyễn", {"nguyễn", "nguye\u0302\u0303n"}, {"Nguyen", "nguyên"}, {}},
      {"Việt", {"vie\u0302\u0323t", "vie\u0323\u0302t"}, {"viet"}, {}},
      {"Zoë", {"zoe\u0308 came"}, {"Zoe came"}, {"zoela"}},
      {"Zoe", {"ZOE", "Ｚｏｅ waved", "𝓩𝓸𝓮 waved", "Ⓩⓞⓔ waved"}, {"Zoë came"}, {}},
      {"Strauß", {"STRAUSS", "strauß"}, {}, {"straußen"}},
      {"Юля", {"юля ждала", "ЮЛЯ", "это Юля."}, {}, {"юляна"}},
      {"Йосип", {"йосип", "и\u0306осип"}, {"иосип"}, {}},
      {"Γιώργος", {"ΓΙΏΡΓΟΣ", "γιώργος", "γιώργοσ"}, {"ΓΙΩΡΓΟΣ"}, {"γιώργοσα"}},
      {"İpek", {"ipek", "İPEK", "IPEK", "ıpek"}, {}, {"ipekler"}},
      {"Işıl", {"IŞIL", "ışıl", "işil"}, {"isil"}, {}},
      {"محمد", {"قال محمد", "مُحَمَّد", "مـحـمـد", "«محمد»"}, {}, {"محمدي"}},
      {"علی\u200Cرضا", {"علیرضا آمد", "علی\u200Cرضا"}, {}, {"علی"}},
      {"דוד", {"אמר דוד", "דָּוִד", "\u202Bדוד\u202C"}, {}, {"דודה"}},
      {"ශ්\u200Dරී", {"ශ්\u200Dරී ආවා", "ශ්රී"}, {}, {"ශ්\u200Dරීමතී"}},
      {"குமார்", {"குமார் வந்தார்"}, {}, {"குமார்சாமி"}},
      {"राम", {"राम आया", "राम।"}, {}, {"रामा", "रम"}},
      {"陳大文", {"我和陳大文去", "陳 大文", "陳大文"}, {}, {"陳大"}},
      {"さくら", {"さくらさんが来た"}, {}, {"さく"}},
      {"김민준", {"김민준이 왔다"}, {}, {"김민"}},
      {"สมชาย", {"วันนี้สมชายมา"}, {}, {"สมชา"}},
      {"明", {}, {"明天"}, {"白"}},
      {"🦊", {"🦊 was here", "a🦊b", "🦊🦊"}, {}, {"🐺", "a fox"}},
      {"👨\u200D👩\u200D👧", {"we 👨\u200D👩\u200D👧!"}, {}, {"👨", "👨\u200D👩\u200D👦"}},
      {"👨", {"👨"}, {}, {"👨\u200D👩\u200D👧"}},
      {"❤\uFE0F", {"❤", "❤\uFE0F"}, {}, {"💔"}},
      {"👍🏽", {"👍🏽"}, {}, {"👍"}},
      {"🇬🇧", {"🇬🇧"}, {}, {"🇬🇷", "🇦🇬🇧🇪"}},
  });
}

BOOST_AUTO_TEST_CASE(whatever_is_no_letter_ends_a_name) {
  const std::vector<const char*> beside{"",
                                        " ",
                                        "\n",
                                        "\t",
                                        "\u00A0",
                                        "\u3000",
                                        "\u2028",
                                        ".",
                                        ",",
                                        ";",
                                        ":",
                                        "!",
                                        "?",
                                        "…",
                                        "'",
                                        "\"",
                                        "‘",
                                        "’",
                                        "‚",
                                        "‛",
                                        "“",
                                        "”",
                                        "„",
                                        "‟",
                                        "«",
                                        "»",
                                        "‹",
                                        "›",
                                        "`",
                                        "´",
                                        "ʼ",
                                        "ʻ",
                                        "′",
                                        "＇",
                                        "＂",
                                        "「",
                                        "」",
                                        "-",
                                        "\u2010",
                                        "\u2011",
                                        "–",
                                        "—",
                                        "―",
                                        "−",
                                        "־",
                                        "(",
                                        ")",
                                        "[",
                                        "]",
                                        "{",
                                        "}",
                                        "<",
                                        ">",
                                        "（",
                                        "）",
                                        "/",
                                        "\\",
                                        "|",
                                        "_",
                                        "‿",
                                        "&",
                                        "@",
                                        "#",
                                        "*",
                                        "+",
                                        "=",
                                        "~",
                                        "^",
                                        "%",
                                        "·",
                                        "•",
                                        "€",
                                        "©",
                                        "™",
                                        "°",
                                        "¿",
                                        "¡",
                                        "،",
                                        "؟",
                                        "۔",
                                        "।",
                                        "։",
                                        "、",
                                        "。",
                                        "🦊",
                                        "❤\uFE0F",
                                        "👍🏽",
                                        "🇬🇧",
                                        "👨\u200D👩\u200D👧",
                                        "1",
                                        "７",
                                        "٣",
                                        "²",
                                        "½",
                                        "\u200B",
                                        "\u200E",
                                        "\u202E",
                                        "\u2060",
                                        "\uFEFF",
                                        "\u00AD"};
  for (const std::string name : {"Łucja", "Юля", "דוד", "குமார்", "Moe"}) {
    for (const std::string mark : beside) {
      for (const std::string& text :
           {mark + name, name + mark, "so " + mark + name + mark + " said", mark + name + mark}) {
        BOOST_TEST((found(name, text) == Naming::certain), text);
      }
    }
  }
  for (const char* text : {"Moe's coat", "Moe’s coat", "Moeʼs coat", "Moe＇s coat", "Moe´s coat"}) {
    BOOST_TEST((found("Moe", text) == Naming::certain), text);
  }
}

BOOST_AUTO_TEST_CASE(a_letter_beside_it_makes_another_word_and_an_accent_may) {
  check({{"Moe", {}, {"Moe\u0301 came", "M\u0336oe"}, {"Moeller", "amoeba", "Moeé", "Ωmoe"}}});
}

BOOST_AUTO_TEST_CASE(letters_that_do_not_come_apart_are_written_without_their_strokes) {
  check({{"Łucja", {}, {"Lucja waited", "lucja"}, {"lucjanna"}},
         {"Søren", {}, {"Soren", "SOREN came"}, {}},
         {"Đorđe", {}, {"dorde", "Dorde came"}, {}},
         {"Ægir", {}, {"aegir"}, {}},
         {"Þóra", {}, {"thora", "Thora said"}, {}},
         {"Soren", {}, {"Søren"}, {}},
         {"Strauß", {"strauss"}, {}, {}}});
}

BOOST_AUTO_TEST_CASE(a_form_that_a_name_has_in_a_sentence_is_doubted) {
  check({
      {"Łucja", {}, {"o Łucji", "Łucję", "z Łucją", "lucji", "ŁUCJO"}, {"łucjanna", "luce"}},
      {"Marta", {}, {"o Marcie", "Marty nie ma", "Martę"}, {"marcia", "martin"}},
      {"Monika", {}, {"Monice", "moniki"}, {}},
      {"Marek", {}, {"Marka", "z Markiem", "Markowi"}, {"marks"}},
      {"Paweł", {}, {"Pawła", "pawla", "Pawłem"}, {}},
      {"Tomasz", {}, {"Tomasza", "tomaszowi", "z Tomaszem"}, {"tomaszek"}},
      {"Robert", {}, {"o Robercie", "roberta"}, {}},
      {"Anna Kowalska", {}, {"Annie", "Kowalskiej", "z Kowalską"}, {"kowal"}},
      {"Anna", {}, {"Annan takki", "annalle", "Annaa", "annaan"}, {"annual"}},
      {"Matti", {}, {"Matin", "matille", "Mattia", "mattiin"}, {"mate"}},
      {"Pekka", {}, {"Pekan", "pekalle", "Pekkaa"}, {}},
      {"Väinö", {}, {"Väinön", "vainolle"}, {}},
      {"Mikael", {}, {"Mikaelin", "mikaelille"}, {}},
      {"Virtanen", {}, {"Virtasen", "virtaselle"}, {}},
      {"Markus", {}, {"Markuksen"}, {}},
      {"Юля", {}, {"у Юли", "юле", "Юлю", "с Юлей", "юлина"}, {"юляна", "июль"}},
      {"Мария", {}, {"Марии", "марию", "с Марией"}, {}},
      {"Иван", {}, {"Ивана", "ивану", "с Иваном", "иванов"}, {"иванушка"}},
      {"Сергей", {}, {"Сергея", "сергею", "с Сергеем"}, {}},
      {"Игорь", {}, {"Игоря", "игорем"}, {}},
      {"Павел", {}, {"Павла", "павлу"}, {}},
      {"Оленка", {}, {"Оленці", "оленкою"}, {}},
      {"Γιώργος", {}, {"του Γιώργου", "γιωργο", "Γιώργε"}, {"γιωργακης"}},
      {"Moe", {}, {"Moes coat"}, {"moes"}},
      {"Hannah", {}, {"hannahs coat"}, {"hanna"}},
  });
}

BOOST_AUTO_TEST_CASE(particles_written_onto_a_name_leave_it_to_be_judged) {
  check({
      {"דוד", {"דוד"}, {"ודוד בא", "לדוד", "שלדוד", "כשדוד", "מדוד", "ולדוד"}, {"גדוד", "דודה"}},
      {"רותם", {}, {"ורותם", "הרותם"}, {"קרותם", "ושהרותם\u05D0"}},
      {"محمد", {"محمد"}, {"ومحمد", "لمحمد", "وبمحمد", "بمُحَمَّد", "المحمد"}, {"محمدي", "احمحمد"}},
      {"ليلى", {}, {"وليلى", "لليلى"}, {"قليلى"}},
  });
}

// Names that lie near words of every day: a hint at each of them would be read no more.
BOOST_AUTO_TEST_CASE(words_of_every_day_are_no_forms_of_the_names_they_resemble) {
  check({{"Tina", {}, {}, {"a tiny bit", "tins"}},
         {"Mina", {}, {}, {"it is mine", "mind"}},
         {"Sam", {}, {}, {"the same", "sums"}},
         {"Ana", {}, {}, {"any", "Any of us", "an"}},
         {"Kit", {}, {}, {"a kite", "kits"}},
         {"Ina", {}, {}, {"In a meeting"}},
         {"Tomas", {}, {}, {"To mass, to mas"}},
         {"Will", {}, {}, {"willing", "Wills"}},
         {"Mark", {}, {}, {"marks"}},
         {"Ben", {}, {}, {"bend", "bent", "Bench"}},
         {"Dan", {}, {}, {"dance", "danger"}},
         {"Ali", {}, {}, {"align", "alike"}},
         {"Tom", {}, {}, {"tomorrow", "tomes"}}});
}

BOOST_AUTO_TEST_CASE(what_cannot_be_seen_hides_no_name) {
  check({{"Łucja",
          {"łu\u00ADcja", "łu\u200Dcja", "łuc\u200Bja", "\uFEFFłucja", "ł\u034Fucja", "ł\u2060ucja",
           "łucja\u200Band so", "ł\U000E0061ucja"},
          {},
          {}}});
}

BOOST_AUTO_TEST_CASE(
    a_name_of_two_words_is_found_however_they_are_joined_and_its_parts_are_doubted) {
  check({
      {"Ana Björk",
       {"ana björk", "Ana-Björk", "Ana_björk", "so\nana\u00A0 björk", "@anabjörk", "Ana, Björk"},
       {"Ana came", "with Björk.", "ana bjork"},
       {"Anabel", "an a", "Björkman"}},
      {"O'Neil", {"o’neil", "O‘NEIL", "oneil"}, {"Neil went"}, {"o neal"}},
      {"Jo Ann", {"Joann"}, {"Jo", "Ann"}, {"Johann"}},
      {"Ina", {"INA"}, {}, {"in a minute", "in-a"}},
      {"Kit Needle", {"kit  needle"}, {"the needle", "Kit came"}, {"first aid kit here"}},
      {"Ana 🦊", {"Ana came", "ana🦊"}, {}, {"🦊"}},
  });
}

BOOST_AUTO_TEST_CASE(a_name_that_is_a_word_of_every_day_is_sure_with_a_capital_or_alone) {
  check({
      {"Will",
       {"It was Will who waited.", "WILL waited", "will", "so said (will)", "will's coat",
        "the gate\nwill\nthe bus", "will’s", "“will”"},
       {"What we will do", "will waited"},
       {"willing", "Wills"}},
      {"joy", {"Joy came", "joy"}, {"with joy in it"}, {"joyful"}},
  });
}

BOOST_AUTO_TEST_CASE(a_place_is_looked_for_whatever_word_it_is_and_never_doubted) {
  const auto place = GuardedName::of_place("Hope House");

  BOOST_TEST(place.stands_in(Searched("at hope house")));
  BOOST_TEST((place.found_in(Searched("I hope so")) == Naming::none));
  BOOST_TEST(GuardedName::of_place("Grange").stands_in(Searched("the grange")));
}

BOOST_AUTO_TEST_CASE(one_letter_or_marks_alone_name_nobody) {
  for (const char* name : {"", " ", "K", "é", "e\u0301", "...", ":)", "\u200B"}) {
    BOOST_TEST(GuardedName::of_person(name).is_empty(), name);
    BOOST_TEST((found(name, "K said é e\u0301 ... :)") == Naming::none), name);
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_the_same_where_it_would_be_found_in_the_same_texts) {
  BOOST_TEST(is_same_name("Łucja", "ŁUCJA "));
  BOOST_TEST(is_same_name("Z\u030Celjka", "Željka"));
  BOOST_TEST(is_same_name("Ana 🦊", "ana"));
  BOOST_TEST(is_same_name("🦊", " 🦊"));
  BOOST_TEST(!is_same_name("Ana Maria", "Anamaria"));
  BOOST_TEST(!is_same_name("Zoë", "Zoe"));
  BOOST_TEST(!is_same_name("🦊", "🐺"));
}

BOOST_AUTO_TEST_SUITE_END()
