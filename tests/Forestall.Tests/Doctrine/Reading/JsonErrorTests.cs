using System.Text;
using Forestall.Files;

namespace Forestall.Tests.Doctrine.Reading;

/// <summary>A text that is no JSON is refused where it stops being one.</summary>
public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("", "1:1 the file holds nothing; write { } with what belongs in it.")]
    [InlineData("  // only a comment\n", "2:1 the file holds nothing; write { } with what belongs in it.")]
    [InlineData("{\n  \"a\": 1\n", "3:1 the file ends before everything is closed; write a comma before the next name, or }.")]
    [InlineData("{\n  \"a\": [1,", "2:11 the file ends before everything is closed; write a value after the comma, or ].")]
    [InlineData("{ \"a\"", "1:6 the file ends before everything is closed; write a colon after the name, then its value.")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", "1:10 '\"' cannot stand here; write a comma before the next name, or }.")]
    [InlineData("{ \"a\": 1,\n  b: 2 }", "2:3 names stand in double quotes; put the name in quotes.")]
    [InlineData("{ \"a\": word }", "1:8 texts stand in double quotes; put the word in quotes.")]
    [InlineData("{ \"a\": 'word' }", "1:8 texts stand in double quotes; write \" instead of '.")]
    [InlineData("{ \"a\": \"word\n}", "1:8 this text is not closed; end it with a double quote on the same line.")]
    [InlineData("{ \"a\": \"C:\\dir\" }", "1:12 this cannot stand in a text; write a backslash as \\\\, a double quote as \\\", and a tab as \\t.")]
    [InlineData("{ \"a\": .5 }", "1:8 this is no number; write it with digits and a decimal point, such as 0.25, without a plus sign or zeros before it.")]
    [InlineData("{ \"a\": 01 }", "1:8 this is no number; write it with digits and a decimal point, such as 0.25, without a plus sign or zeros before it.")]
    [InlineData("{ \"a\" 1 }", "1:7 '1' cannot stand here; write a colon after the name, then its value.")]
    [InlineData("{ \"a\", \"b\": 1 }", "1:6 ',' cannot stand here; write a colon after the name, then its value.")]
    [InlineData("{ \"a\": , \"b\": 1 }", "1:8 ',' cannot stand here; write the value after the colon.")]
    [InlineData("{ \"a\": 1 ]", "1:10 ']' cannot stand here; write a comma before the next name, or }.")]
    [InlineData("{ \"a\": 1 : 2 }", "1:10 ':' cannot stand here; write a comma before the next name, or }.")]
    [InlineData("[,1]", "1:2 ',' cannot stand here; write a value, or ].")]
    [InlineData("[1 2]", "1:4 '2' cannot stand here; write a comma before the next value, or ].")]
    [InlineData("[1,,2]", "1:4 ',' cannot stand here; write a value after the comma, or ].")]
    [InlineData("{ } { }", "1:5 '{' cannot stand here; nothing may follow the last closing bracket.")]
    [InlineData("{ /* open", "1:3 this comment is not written right; write // up to the end of the line, or /* up to */.")]
    [InlineData("{ # remark\n}", "1:3 '#' cannot stand here; write a name in double quotes, or }.")]
    [InlineData("{\n \"naïve 日本 😀\": 1, \"b\" }", "2:23 '}' cannot stand here; write a colon after the name, then its value.")]
    [InlineData("{\r\n  \"a\": 1,\r\n  \"a\": 2\r\n}", "3:3 'a' stands here a second time, first in line 2, column 3; keep one.")]
    [InlineData("{ \"a\": \"\\ud800\" }", "1:8 this text holds half a character (\\uD800 to \\uDFFF come in pairs); write the character itself.")]
    public void The_place_and_the_mend_are_named(string text, string expected) =>
        Assert.Equal(expected, Wrong(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Brackets_in_brackets_without_end_are_refused() =>
        Assert.Equal("1:65 this is nested too deeply; take some of the brackets away.", Wrong(Encoding.UTF8.GetBytes(new string('[', 1000))));

    [Fact]
    public void A_byte_that_is_no_character_is_named() =>
        Assert.Equal("2:2 this character is not written in UTF-8; save the file as UTF-8.", Wrong([(byte)'{', (byte)'\n', (byte)' ', 0xE9, (byte)'}']));

    [Fact]
    public void The_mark_of_UTF8_takes_no_column()
    {
        var node = JsonText.Read([0xEF, 0xBB, 0xBF, (byte)'[', (byte)'1', (byte)']'], static (_, _) => Assert.Fail("nothing is wrong"));
        Assert.Equal(new JsonPoint(1, 2), node!.Items[0].At);
    }

    [Fact]
    public void Places_on_a_long_line_are_found_fast()
    {
        var text = "[" + string.Join(',', Enumerable.Range(0, 100_000)) + "]";
        var node = JsonText.Read(Encoding.UTF8.GetBytes(text), static (_, _) => Assert.Fail("nothing is wrong"))!;
        Assert.Equal(text.LastIndexOf(',') + 2, node.Items[^1].At.Column);
    }

    private static string Wrong(byte[] bytes)
    {
        var found = new List<string>();
        JsonText.Read(bytes, (at, sentence) => found.Add($"{at.Line}:{at.Column} {sentence}"));
        return Assert.Single(found);
    }
}
