#pragma once

#include <string>
#include <string_view>
#include <vector>

// The Unicode standard, as far as the house needs it: the only file that knows utf8proc. Which
// version of the standard is the library's (14 on Debian 12); a character it does not know yet is
// `other` and is left alone. Text is UTF-8; what is broken in it reads as U+FFFD.
namespace chorus::kernel::unicode {

std::u32string code_points(std::string_view text);
void append(std::string& text, char32_t c);

enum class Kind { letter, mark, number, punctuation, symbol, blank, control, other };
Kind kind_of(char32_t c);

bool is_ignorable(char32_t c);     // has no shape of its own (Default_Ignorable_Code_Point)
bool is_nothing(char32_t c);       // never a character: U+FFFE, U+FDD0 and their like
bool turns_writing(char32_t c);    // marks, embeddings, overrides and isolates of direction
bool is_capital(char32_t c);       // upper or title case
bool is_virama(char32_t c);        // takes the vowel off a letter, so that the next can join it
bool is_arabic(char32_t c);        // a letter whose form depends on its neighbours, right to left
bool is_pictograph(char32_t c);    // what emoji are made of
bool is_of_no_spaces(char32_t c);  // of a script that puts no blanks between words: Han, Thai, ...

// What readers take for one character, with its marks; an emoji is one, however it is made.
std::vector<std::u32string_view> graphemes(std::u32string_view text);

enum class Marks { kept, dropped };
// One grapheme as it is compared: full case folding, compatibility and canonical equivalence, what
// is ignorable passed over. Also passed over is what writers leave out or put in at will: vowel
// points of Hebrew and Arabic, the stretch of Arabic, enclosing marks. The four letters i of
// Turkish are one letter. With Marks::dropped "é" is "e", and "ł", "ø", "đ" and
// their like, which the standard does not take apart, are the letters people write for them; vowel
// signs of Indic scripts are no such marks.
std::u32string folded(std::u32string_view grapheme, Marks marks);

}  // namespace chorus::kernel::unicode
