using System.Globalization;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Files;

namespace Forestall.Dilemmas.Checklists.Internals;

/// <summary>What reading checklists and appraisals has in common.</summary>
internal static class ListReading
{
    /// <summary>The members of a file of one format; null, and reported, when it is another.</summary>
    public static Fields? Root(ReadOnlySpan<byte> bytes, string format, string what, IReadOnlyList<string> keys, ProblemList problems)
    {
        if (JsonText.Read(bytes, problems.Add) is not { } root || Fields.Of(root, what, keys, problems) is not { } fields)
        {
            return null;
        }

        if (fields.Required("format") is { } written && (written.Kind != JsonKind.Text || written.Text != format))
        {
            problems.Add(written.At, $"this is not the format of {what}; write \"format\": \"{format}\".");
            return null;
        }

        return fields;
    }

    /// <summary>The objects of a list; reported where they are none.</summary>
    public static IEnumerable<Fields> Objects(JsonNode? list, string name, string what, IReadOnlyList<string> keys, ProblemList problems)
    {
        if (list is null)
        {
            yield break;
        }

        if (list.Kind != JsonKind.List)
        {
            problems.Add(list.At, $"'{name}' is {list.InWords}; write a list in square brackets.");
            yield break;
        }

        foreach (var item in list.Items)
        {
            if (Fields.Of(item, what, keys, problems) is { } fields)
            {
                yield return fields;
            }
        }
    }

    /// <summary>Throws with the first problem, if there is one.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public static void ThrowIfAny(ProblemList problems)
    {
        if (problems.IsEmpty)
        {
            return;
        }

        var all = problems.All;
        throw new InputException(all.Count == 1
            ? all[0].ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{all[0].ToString().TrimEnd('.')} (and {all.Count - 1} more: {string.Join(", ", all.Skip(1).Take(3).Select(static p => $"line {p.Place.Line}"))}{(all.Count > 4 ? ", …" : "")})."));
    }
}
