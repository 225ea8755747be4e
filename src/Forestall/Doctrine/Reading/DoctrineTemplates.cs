using System.Text;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Files;

namespace Forestall.Doctrine.Reading;

/// <summary>Files to begin with, with comments that say how to go on.</summary>
public static class DoctrineTemplates
{
    private const string Conditions = """
        // Conditions that 'when' may hold; all of them must hold together, and without any the RULE always holds:
        //   "rubicon": "before" or "after"                   in no episode of mass violence, or in one
        WARNING//   "deathsInYear": { "atLeast": 25, "below": 1000 }   deaths in the last twelve months known
        //   "deathsSinceRubicon": { "atLeast": 5000 }        deaths since the latest crossing
        //   "monthsSinceRubicon": { "atLeast": 1, "atMost": 12 }   months since the latest crossing or surge
        //   "monthsSinceFirstResponse": { "atLeast": 6 }     months since the first decision of the response under way
        //   "tried": ["mediation"]  "notTried": ["force"]    instruments or classes in place, or not, in this response

        """;

    private const string WarningLine = """
        //   "warning": { "within": 12, "atLeast": 0.1, "for": 2 }   the warning of a crossing in 12 months was at least 10 % in 2 months in a row

        """;

    /// <summary>A doctrine to edit: one that ships with Forestall, under another name.</summary>
    /// <param name="name">Its name: words in small letters joined by hyphens.</param>
    /// <param name="from">The doctrine to begin with, one of <see cref="DoctrineFiles.BuiltInNames"/>.</param>
    /// <exception cref="InputException">The name cannot be one, or there is no such doctrine.</exception>
    public static string Doctrine(string name, string from) =>
        $"""
        // A doctrine: rules that say which instruments are used when. Check it with 'forestall doctrine check', read it with 'forestall doctrine explain'.
        // It begins as the doctrine {from}; the remarks below the next paragraph are from there. How to write one: docs/doctrine-files.md.
        //
        {HowTo("rule", WarningLine)}//

        """ + Renamed(DoctrineFiles.BuiltInDoctrineText(from), Checked(name));

    /// <summary>A strategy to edit.</summary>
    /// <param name="name">Its name: words in small letters joined by hyphens.</param>
    /// <exception cref="InputException">The name cannot be one.</exception>
    public static string Strategy(string name) =>
        $$"""
        // A strategy: what is done in one situation, in months from now. Check it with 'forestall doctrine check', read it with 'forestall doctrine explain'.
        // How to write one: docs/doctrine-files.md. "from" and "until" are the first and last month in which a step can hold: 0 is now.
        //
        {{HowTo("step", "")}}{
          "format": "forestall-strategy/1",
          "name": "{{Checked(name)}}",
          "about": "Say here what the strategy is for, and for which situation.",
          "steps": [
            // Talks at once, for as long as it takes.
            { "name": "talks", "use": ["mediation"] },

            // Sanctions after half a year in which talks have been tried, while it is not too late.
            { "name": "pressure", "from": 6, "until": 24, "when": { "rubicon": "before", "tried": ["mediation"] }, "use": ["sanctions"] },

            // Peacekeepers if many are being killed.
            { "name": "troops", "when": { "deathsInYear": { "atLeast": 1000 } }, "use": ["peacekeeping"] },
          ],
        }

        """;

    /// <summary>Instruments to edit: those that ship with Forestall, under another name.</summary>
    /// <param name="name">The name of the set: words in small letters joined by hyphens.</param>
    /// <exception cref="InputException">The name cannot be one.</exception>
    public static string Instruments(string name) =>
        """
        // Instruments and what is believed of them. Check the file with 'forestall doctrine check', read it with 'forestall doctrine explain'.
        // Every number needs a ground: "effects" (ids from 'forestall effects list'), an "assumption", or both. How to write one: docs/doctrine-files.md.
        // It begins as the instruments that ship with Forestall; the remarks from here on are theirs.

        """ + Renamed(DoctrineFiles.BuiltInInstrumentsText(), Checked(name));

    private static string HowTo(string unit, string warning) =>
        Conditions.Replace("RULE", unit, StringComparison.Ordinal).Replace("WARNING", warning, StringComparison.Ordinal);

    private static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var problems = new ProblemList("name");
        return Fields.IsName(name, default, problems) ? name : throw new InputException(problems.All[0].Sentence);
    }

    /// <summary>The text with the top name changed and all else as it is.</summary>
    private static string Renamed(string text, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = JsonText.Read(bytes, static (_, _) => { })!.Find("name")!.At;
        var lines = text.Split('\n');
        var line = lines[at.Line - 1];
        var start = 0;
        for (var i = 1; i < at.Column; i++)
        {
            start += char.IsHighSurrogate(line[start]) ? 2 : 1;
        }

        var end = start + 1;
        while (line[end] != '"')
        {
            end += line[end] == '\\' ? 2 : 1;
        }

        lines[at.Line - 1] = $"{line[..start]}\"{name}\"{line[(end + 1)..]}";
        return string.Join('\n', lines);
    }
}
