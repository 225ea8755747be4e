using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Store;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal add</c>: appends an entry.</summary>
internal static class JournalAddCommand
{
    private static readonly string[] Kinds = ["decision", "strategy", "appraisal", "brief"];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("add", """
            Appends an entry: a text, files, or both, with the hashes of what it rests on. Nothing can be taken back; what was wrong is put right by another entry.

            Example: forestall journal add decision --situation Kosovo --author "A. Adviser" --role "desk officer" --text "Propose observers by November." --rests-on brief.html --review 1999-03-31 --expect "observers are deployed by 1998-12-31=0.7"
            """);
        var kind = new Argument<string>("kind") { Description = $"What it is: {string.Join(", ", Kinds)}.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Kinds);
        var situation = new Option<string?>("--situation") { Description = "The situation it concerns: code, name or theatre; left out when it concerns none alone.", HelpName = "NAME" };
        var author = JournalOptions.Author();
        var role = JournalOptions.Role();
        author.Required = role.Required = true;
        var text = new Option<string?>("--text") { Description = "What is to be kept, in words.", HelpName = "TEXT" };
        var file = JournalOptions.Many("--file", "FILE…", "Files to be kept in the entry, byte for byte.");
        var restsOn = JournalOptions.Many("--rests-on", "FILE…", "Files it rests on; their names and hashes are kept. The version of the record always is.");
        var entries = new Option<long[]>("--rests-on-entry") { Description = "Earlier entries it rests on, by number.", HelpName = "NUMBER…", AllowMultipleArgumentsPerToken = true };
        var review = JournalOptions.Day("--review", "The day on which it is to be looked at again.");
        var expect = JournalOptions.Many("--expect", "STATEMENT=PROBABILITY…", "What the author expects: a statement that can be checked on the day of review, and how probable it is (0.7 or 70%).");
        var format = JournalOptions.Format();
        command.Add(kind);
        foreach (var option in (Option[])[situation, author, role, text, file, restsOn, entries, review, expect, format])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var draft = new JournalDraft
            {
                Kind = Enum.Parse<JournalKind>(parsed.GetValue(kind)!, ignoreCase: true),
                Author = parsed.GetValue(author)!,
                Role = parsed.GetValue(role)!,
                Subject = parsed.GetValue(situation) is { } name ? JournalSubject.Of(record, name) : JournalDraft.NoSubject,
                Review = parsed.GetValue(review),
                Expectations = [.. (parsed.GetValue(expect) ?? []).Select(Expected)],
                Contents = [.. parsed.GetValue(text) is { Length: > 0 } words ? [JournalContent.Text(words)] : Array.Empty<JournalContent>(), .. (parsed.GetValue(file) ?? []).Select(static f => new JournalContent(Path.GetFileName(f), JournalOptions.ReadFile(f)))],
                RestsOn = [JournalSupport.Record(record.Version), .. (parsed.GetValue(restsOn) ?? []).Select(static f => JournalSupport.File(Path.GetFileName(f), JournalOptions.ReadFile(f)))],
            };
            draft.Validate();
            using var journal = JournalOptions.Folder(parsed).OpenOrCreate(terminal.Clock);
            var entry = journal.Append(draft with { RestsOn = [.. draft.RestsOn, .. (parsed.GetValue(entries) ?? []).Select(n => JournalSupport.Entry(journal.Find(n)))] });
            JournalPrinting.Kept(entry, journal, parsed.GetValue(format), terminal);
        });
        return command;
    }

    private static Expectation Expected(string text)
    {
        const string Example = "observers are deployed by 1998-12-31=0.7";
        var (statement, value) = JournalOptions.Parted(text, "--expect", Example);
        var percent = value.EndsWith('%');
        return double.TryParse(value.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && (percent ? number / 100 : number) is >= 0 and <= 1 and var probability
            ? new Expectation(statement, probability)
            : throw new UsageException($"--expect '{text}': '{value}' is no probability; write one from 0 to 1 or in per cent, for example --expect \"{Example}\".");
    }
}
