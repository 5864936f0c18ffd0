#pragma once

/// What notes does with text that it does not trust.

#include <string>
#include <string_view>

namespace notes {

bool is_utf8(std::string_view text);

/// The first line without the white space round it: a note's title.
std::string first_line(std::string_view text);

/// For a terminal: control characters, which could move the cursor or worse, become `?`. Line breaks stay.
std::string printable(std::string_view text);

/// A query for notes that hold all of these words, the last of which may be a beginning: for SQLite's FTS5 and for
/// PostgreSQL's to_tsquery(). Each word becomes a quoted string, so that no character of it is an operator. Empty where
/// there is no word.
std::string fts5_query(std::string_view words);
std::string tsquery(std::string_view words);

/// A JSON string with its quotes.
std::string json_string(std::string_view text);

}  // namespace notes
