using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Files;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>The members of an object that may hold certain names only.</summary>
internal sealed partial class Fields
{
    private const int LongestText = 4000;

    private readonly JsonNode _node;
    private readonly string _what;
    private readonly ProblemList _problems;

    private Fields(JsonNode node, string what, ProblemList problems)
    {
        _node = node;
        _what = what;
        _problems = problems;
    }

    /// <summary>Where the object begins.</summary>
    public JsonPoint At => _node.At;

    /// <summary>The object's members; unknown names are reported. Null, and reported, when the node is no object.</summary>
    public static Fields? Of(JsonNode node, string what, IReadOnlyList<string> names, ProblemList problems)
    {
        if (node.Kind != JsonKind.Object)
        {
            problems.Add(node.At, $"{what} is {node.InWords}; write it as an object in braces.");
            return null;
        }

        foreach (var member in node.Members.Where(m => !names.Contains(m.Name, StringComparer.Ordinal)))
        {
            problems.Add(member.At, $"'{Shown(member.Name)}' is nothing that {what} can hold; {NearestWord.Hint(member.Name, names, $"use {string.Join(", ", names)}.")}");
        }

        return new Fields(node, what, problems);
    }

    /// <summary>The value under a name; reported when it is missing.</summary>
    public JsonNode? Required(string name)
    {
        var node = Optional(name);
        if (node is null)
        {
            _problems.Add(At, $"'{name}' is missing in {_what}; add it.");
        }

        return node;
    }

    /// <summary>The value under a name; null when there is none.</summary>
    public JsonNode? Optional(string name) => _node.Find(name);

    /// <summary>Where a name stands; the object itself when it is not there.</summary>
    public JsonPoint NameAt(string name) => _node.Members.FirstOrDefault(m => m.Name == name)?.At ?? At;

    /// <summary>A text that is there and says something.</summary>
    public string? RequiredText(string name, int longest = LongestText) => Required(name) is { } node ? Text(node, $"'{name}' in {_what}", _problems, longest) : null;

    /// <summary>A number in a range; null, and reported, when it is none.</summary>
    public double? Number(string name, double least, double most, bool aboveLeast = false) =>
        Optional(name) is { } node ? Number(node, $"'{name}' in {_what}", least, most, _problems, aboveLeast) : null;

    /// <summary>A whole number in a range; null, and reported, when it is none.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Optional(name) is not { } node || Number(node, $"'{name}' in {_what}", least, most, _problems) is not { } number)
        {
            return null;
        }

        if (number == Math.Floor(number))
        {
            return (int)number;
        }

        _problems.Add(node.At, string.Create(CultureInfo.InvariantCulture, $"'{name}' in {_what} is {number}; write a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>A list of texts with their places, each once; reported when it is none.</summary>
    public IReadOnlyList<(string Word, JsonPoint At)> Words(string name)
    {
        if (Optional(name) is not { } node)
        {
            return [];
        }

        var what = $"'{name}' in {_what}";
        if (node.Kind != JsonKind.List)
        {
            _problems.Add(node.At, $"{what} is {node.InWords}; write a list of names in square brackets.");
            return [];
        }

        var words = new List<(string Word, JsonPoint At)>();
        foreach (var item in node.Items)
        {
            if (Text(item, $"this in {what}", _problems, LongestName) is not { } word)
            {
                continue;
            }

            if (words.Exists(w => w.Word == word))
            {
                _problems.Add(item.At, $"'{word}' stands twice in {what}; keep one.");
                continue;
            }

            words.Add((word, item.At));
        }

        return words;
    }

    public const int LongestName = 100;

    /// <summary>A text on one line that says something; null, and reported, otherwise.</summary>
    public static string? Text(JsonNode node, string what, ProblemList problems, int longest = LongestText)
    {
        var wrong = node.Kind != JsonKind.Text ? $"{what} is {node.InWords}; write a text in double quotes."
            : string.IsNullOrWhiteSpace(node.Text) ? $"{what} is empty; say something."
            : node.Text.Any(char.IsControl) ? $"{what} holds a line break or another control character; write it on one line."
            : node.Text.Length > longest ? string.Create(CultureInfo.InvariantCulture, $"{what} is longer than {longest} characters; shorten it.")
            : null;
        if (wrong is null)
        {
            return node.Text.Trim();
        }

        problems.Add(node.At, wrong);
        return null;
    }

    /// <summary>A finite number in a range; null, and reported, otherwise.</summary>
    public static double? Number(JsonNode node, string what, double least, double most, ProblemList problems, bool aboveLeast = false)
    {
        if (node.Kind != JsonKind.Number)
        {
            problems.Add(node.At, $"{what} is {node.InWords}; write a number.");
            return null;
        }

        if (double.IsFinite(node.Number) && node.Number <= most && (aboveLeast ? node.Number > least : node.Number >= least))
        {
            return node.Number;
        }

        var range = (aboveLeast ? "above " : "") + string.Create(CultureInfo.InvariantCulture, $"{least}");
        var number = double.IsFinite(node.Number) ? node.Number.ToString(CultureInfo.InvariantCulture) : "too large";
        problems.Add(node.At, double.IsPositiveInfinity(most)
            ? $"{what} is {number}; write a number of at least {range}."
            : string.Create(CultureInfo.InvariantCulture, $"{what} is {number}; it must lie in {range} to {most}."));
        return null;
    }

    /// <summary>Whether a name is one or more words in small letters, joined by hyphens; reported when it is not.</summary>
    public static bool IsName(string name, JsonPoint at, ProblemList problems)
    {
        if (name.Length <= LongestName && SmallWords().IsMatch(name))
        {
            return true;
        }

        problems.Add(at, $"'{Shown(name)}' cannot be a name; write words in small letters joined by hyphens, such as no-fly-zone.");
        return false;
    }

    /// <summary>A text as a sentence can show it.</summary>
    public static string Shown(string text) => TableReader.Shown(text, 60);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SmallWords();
}
