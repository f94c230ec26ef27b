#include "report/markup.hpp"

#include <boost/test/unit_test.hpp>

using chorus::report::Markup;

BOOST_AUTO_TEST_SUITE(markup_tests)

BOOST_AUTO_TEST_CASE(an_attribute_holds_whatever_is_in_it) {
  Markup markup;

  markup.alone("meta", {{"content", "a\" onload=\"b' c & <d>\ne"}});

  BOOST_TEST(markup.take() == "<meta content=\"a&quot; onload=&quot;b&#39; c &amp; &lt;d&gt; e\">");
}

BOOST_AUTO_TEST_CASE(text_holds_no_tag_and_keeps_its_lines) {
  Markup markup;

  markup.element("p", "<b>\n\"&'");

  BOOST_TEST(markup.take() == "<p>&lt;b&gt;<br>&quot;&amp;&#39;</p>");
}

BOOST_AUTO_TEST_CASE(what_people_wrote_finds_its_own_direction) {
  Markup markup;

  markup.words("p", "שלום", {{"class", "from"}});

  BOOST_TEST(markup.take() == "<p class=\"from\" dir=\"auto\">שלום</p>");
}

BOOST_AUTO_TEST_CASE(words_inside_a_sentence_are_kept_apart_from_it) {
  Markup markup;

  markup.text("On \u2068שלום (1)\u2069: \u2068<b>\u2069");

  BOOST_TEST(markup.take() == "On <bdi>שלום (1)</bdi>: <bdi>&lt;b&gt;</bdi>");
}

BOOST_AUTO_TEST_SUITE_END()
