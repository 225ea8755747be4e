using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forestall.Files;

/// <summary>
/// Reads JSON that a person wrote: comments (// and /* */) and trailing commas are allowed, every value knows its line and column,
/// a name that stands twice in an object is reported, and so is the first place where the text is no JSON.
/// </summary>
internal sealed class JsonText
{
    private const int DeepestNesting = 64;

    private readonly byte[] _bytes;
    private readonly List<int> _lines = [0];
    private readonly Action<JsonPoint, string> _wrong;
    private (int Offset, int Column) _counted = (0, 1);

    private JsonText(byte[] bytes, Action<JsonPoint, string> wrong)
    {
        _bytes = bytes;
        _wrong = wrong;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    /// <summary>Reads a text in UTF-8, with or without mark. <paramref name="wrong"/> is told what is wrong and where; null when the text is no JSON.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> utf8, Action<JsonPoint, string> wrong)
    {
        var bytes = (utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8).ToArray();
        var text = new JsonText(bytes, wrong);
        return text.IsUtf8() ? text.Read() : null;
    }

    private bool IsUtf8()
    {
        for (var at = 0; at < _bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(_bytes.AsSpan(at), out _, out var length) != OperationStatus.Done)
            {
                _wrong(Point(at), "this character is not written in UTF-8; save the file as UTF-8.");
                return false;
            }

            at += length;
        }

        return true;
    }

    private JsonNode? Read()
    {
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestNesting });
        var containers = new Stack<JsonTokenType>();
        var (last, end) = (JsonTokenType.None, 0);
        try
        {
            // A first pass finds the place where the text breaks, with what came before it.
            while (reader.Read())
            {
                last = reader.TokenType;
                end = (int)reader.BytesConsumed;
                if (last is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    containers.Push(last);
                }
                else if (last is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    containers.Pop();
                }
            }
        }
        catch (JsonException e)
        {
            Break(end, last, containers, e);
            return null;
        }

        reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestNesting });
        reader.Read();
        return Value(ref reader);
    }

    private JsonNode Value(ref Utf8JsonReader reader)
    {
        var at = Point((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new JsonNode(JsonKind.Object, at) { Members = Members(ref reader) };
            case JsonTokenType.StartArray:
                var items = new List<JsonNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader));
                }

                return new JsonNode(JsonKind.List, at) { Items = items };
            case JsonTokenType.String:
                return new JsonNode(JsonKind.Text, at) { Text = String(ref reader, at) };
            case JsonTokenType.Number:
                // Adding zero turns a negative zero into zero.
                return new JsonNode(JsonKind.Number, at) { Number = double.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0 };
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonNode(JsonKind.Truth, at);
            default:
                return new JsonNode(JsonKind.Nothing, at);
        }
    }

    private List<JsonMember> Members(ref Utf8JsonReader reader)
    {
        var members = new List<JsonMember>();
        var seen = new Dictionary<string, JsonPoint>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var at = Point((int)reader.TokenStartIndex);
            var name = String(ref reader, at);
            reader.Read();
            var value = Value(ref reader);
            if (seen.TryAdd(name, at))
            {
                members.Add(new JsonMember(name, at, value));
            }
            else
            {
                var first = seen[name];
                _wrong(at, string.Create(CultureInfo.InvariantCulture, $"'{TableReader.Shown(name, 40)}' stands here a second time, first in line {first.Line}, column {first.Column}; keep one."));
            }
        }

        return members;
    }

    /// <summary>The text of the token. Half of a surrogate pair, which no text can hold, is reported.</summary>
    private string String(ref Utf8JsonReader reader, JsonPoint at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _wrong(at, "this text holds half a character (\\uD800 to \\uDFFF come in pairs); write the character itself.");
            return string.Empty;
        }
    }

    private void Break(int end, JsonTokenType last, Stack<JsonTokenType> containers, JsonException cause)
    {
        var (start, separator) = NextToken(end, IsComplete(last) && containers.Count > 0 ? ',' : null);
        separator = last == JsonTokenType.PropertyName ? ':' : separator;
        if (start < _bytes.Length && _bytes[start] == '"' && ExpectsName(last, separator, containers) && !IsUnclosed(start) && IsWhole(start))
        {
            // The reader takes a name and its colon together; what it stumbled over comes after the name.
            (start, separator) = NextToken(EndOfText(start), allowed: null);
            (last, separator) = (JsonTokenType.PropertyName, null);
        }

        var found = Math.Min(_lines[(int)Math.Min(cause.LineNumber ?? 0, _lines.Count - 1)] + (int)(cause.BytePositionInLine ?? 0), _bytes.Length);
        if (start >= _bytes.Length)
        {
            _wrong(Point(_bytes.Length), last == JsonTokenType.None ? "the file holds nothing; write { } with what belongs in it." : $"the file ends before everything is closed; {Expected(last, separator, containers)}.");
            return;
        }

        switch ((char)_bytes[start])
        {
            case '"' when last != JsonTokenType.None && (containers.Count == 0 || IsComplete(last)) && separator is not ',':
                break;
            case '"' when IsUnclosed(start):
                _wrong(Point(start), "this text is not closed; end it with a double quote on the same line.");
                return;
            case '"' when found > start + 1 && !IsWhole(start):
                _wrong(Point(found), "this cannot stand in a text; write a backslash as \\\\, a double quote as \\\", and a tab as \\t.");
                return;
            case '\'':
                _wrong(Point(start), "texts stand in double quotes; write \" instead of '.");
                return;
            case '/':
                _wrong(Point(start), "this comment is not written right; write // up to the end of the line, or /* up to */.");
                return;
            case '{' or '[' when containers.Count >= DeepestNesting:
                _wrong(Point(start), "this is nested too deeply; take some of the brackets away.");
                return;
            case (>= '0' and <= '9') or '-' or '+' or '.' when ExpectsValue(last, separator, containers):
                _wrong(Point(start), "this is no number; write it with digits and a decimal point, such as 0.25, without a plus sign or zeros before it.");
                return;
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' when ExpectsName(last, separator, containers):
                _wrong(Point(start), "names stand in double quotes; put the name in quotes.");
                return;
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' when ExpectsValue(last, separator, containers):
                _wrong(Point(start), "texts stand in double quotes; put the word in quotes.");
                return;
        }

        Rune.DecodeFromUtf8(_bytes.AsSpan(start), out var character, out _);
        _wrong(Point(start), $"'{TableReader.Shown(character.ToString(), 4)}' cannot stand here; {Expected(last, separator, containers)}.");
    }

    private static bool IsComplete(JsonTokenType token) => token is not (JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);

    private static bool ExpectsName(JsonTokenType last, char? separator, Stack<JsonTokenType> containers) =>
        containers.Count > 0 && containers.Peek() == JsonTokenType.StartObject && (last == JsonTokenType.StartObject || (IsComplete(last) && separator == ','));

    private static bool ExpectsValue(JsonTokenType last, char? separator, Stack<JsonTokenType> containers) =>
        last == JsonTokenType.None || (last == JsonTokenType.PropertyName && separator == ':')
        || (containers.Count > 0 && containers.Peek() == JsonTokenType.StartArray && (last == JsonTokenType.StartArray || (IsComplete(last) && separator == ',')));

    private static string Expected(JsonTokenType last, char? separator, Stack<JsonTokenType> containers)
    {
        if (last == JsonTokenType.None)
        {
            return "begin with {";
        }

        if (containers.Count == 0)
        {
            return "nothing may follow the last closing bracket";
        }

        var inObject = containers.Peek() == JsonTokenType.StartObject;
        return (last, separator) switch
        {
            (JsonTokenType.PropertyName, null) => "write a colon after the name, then its value",
            (JsonTokenType.PropertyName, _) => "write the value after the colon",
            (JsonTokenType.StartObject, _) => "write a name in double quotes, or }",
            (JsonTokenType.StartArray, _) => "write a value, or ]",
            (_, ',') => inObject ? "write a name in double quotes after the comma, or }" : "write a value after the comma, or ]",
            _ => inObject ? "write a comma before the next name, or }" : "write a comma before the next value, or ]",
        };
    }

    /// <summary>Where the next token begins, and the comma before it where one is allowed.</summary>
    private (int Start, char? Separator) NextToken(int from, char? allowed)
    {
        char? separator = null;
        var at = from;
        while (at < _bytes.Length)
        {
            var c = (char)_bytes[at];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                at++;
            }
            else if (c == allowed && separator is null)
            {
                separator = c;
                at++;
            }
            else if (CommentEnd(at) is { } end)
            {
                at = end;
            }
            else
            {
                break;
            }
        }

        return (at, separator);
    }

    /// <summary>Where the comment that begins here ends; null when none begins, or it is not closed.</summary>
    private int? CommentEnd(int at)
    {
        var rest = _bytes.AsSpan(at);
        if (rest.StartsWith("//"u8))
        {
            var line = rest.IndexOf((byte)'\n');
            return line < 0 ? _bytes.Length : at + line + 1;
        }

        if (!rest.StartsWith("/*"u8))
        {
            return null;
        }

        var close = rest[2..].IndexOf("*/"u8);
        return close < 0 ? null : at + 2 + close + 2;
    }

    private bool IsUnclosed(int quote)
    {
        for (var i = quote + 1; i < _bytes.Length && _bytes[i] is not ((byte)'\n' or (byte)'\r'); i++)
        {
            if (_bytes[i] == '\\')
            {
                i++;
            }
            else if (_bytes[i] == '"')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text that begins at a quote is right, so that what follows it is wrong.</summary>
    private bool IsWhole(int quote)
    {
        try
        {
            var reader = new Utf8JsonReader(_bytes.AsSpan(quote, EndOfText(quote) - quote));
            return reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The first place after a text that begins at a quote and is closed.</summary>
    private int EndOfText(int quote)
    {
        var end = quote + 1;
        while (_bytes[end] != '"')
        {
            end += _bytes[end] == '\\' ? 2 : 1;
        }

        return end + 1;
    }

    private JsonPoint Point(int offset)
    {
        var line = _lines.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;

        // Places are asked for from the front to the back; going on from the last one keeps a long line from being counted again and again.
        var (from, column) = _counted.Offset >= _lines[line] && _counted.Offset <= offset ? _counted : (_lines[line], 1);
        for (var i = from; i < offset; i++)
        {
            column += (_bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }

        _counted = (offset, column);
        return new JsonPoint(line + 1, column);
    }
}
