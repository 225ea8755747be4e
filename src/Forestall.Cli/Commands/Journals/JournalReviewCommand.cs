using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Store;
using Forestall.Store.Reviewing;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal review</c>: what is due, and what happened beside what was expected.</summary>
internal static class JournalReviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("review", """
            Without an entry: what is due for review today, and how near stated probabilities have come to what happened (Brier score). With an entry: appends what happened.

            Examples:
              forestall journal review
              forestall journal review 3 --author "B. Reviewer" --role reviewer --outcome "observers are deployed by 1998-12-31=yes"
            """);
        var entry = new Argument<long?>("entry") { Description = "The entry that is reviewed.", HelpName = "NUMBER", Arity = ArgumentArity.ZeroOrOne };
        var author = JournalOptions.Author();
        var role = JournalOptions.Role();
        var outcome = JournalOptions.Many("--outcome", "STATEMENT=yes|no|void…", "What came of a statement, named by its words or its number (1=yes); void when it cannot be said: it is not scored.");
        var text = new Option<string?>("--text") { Description = "What happened, and what was learnt, in words.", HelpName = "TEXT" };
        var next = JournalOptions.Day("--next", "Look at it again on this day.");
        var all = new Option<bool>("--all") { Description = "Also what is not due yet, and what is done." };
        var format = JournalOptions.Format();
        command.Add(entry);
        foreach (var option in (Option[])[author, role, outcome, text, next, all, format])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var today = DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime);
            if (parsed.GetValue(entry) is not { } number)
            {
                if (parsed.GetValue(outcome) is { Length: > 0 } || parsed.GetValue(text) is not null || parsed.GetValue(next) is not null)
                {
                    throw new UsageException("--outcome, --text and --next need the number of the entry they are about; for example 'forestall journal review 3 --outcome 1=yes'.");
                }

                using var read = JournalOptions.Folder(parsed).Open(terminal.Clock);
                JournalReviewPrinting.All(JournalReview.Of(read), today, parsed.GetValue(all), parsed.GetValue(format), terminal);
                return;
            }

            if (parsed.GetValue(author) is not { } name || parsed.GetValue(role) is not { } inRole)
            {
                throw new UsageException("a review needs --author and --role.");
            }

            IReadOnlyList<Outcome> outcomes = [.. (parsed.GetValue(outcome) ?? []).Select(Outcome)];
            using var journal = JournalOptions.Folder(parsed).Open(terminal.Clock);
            var draft = JournalReview.Draft(journal.Find(number), name, inRole, outcomes, parsed.GetValue(text), parsed.GetValue(next));
            var review = journal.Append(draft);
            JournalReviewPrinting.One(review, number, journal, today, parsed.GetValue(format), terminal);
        });
        return command;
    }

    private static Outcome Outcome(string text)
    {
        var (statement, value) = JournalOptions.Parted(text, "--outcome", "observers are deployed by 1998-12-31=yes");
        return Enum.GetNames<Verdict>().FirstOrDefault(n => n.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } word
            ? new Outcome(statement, Enum.Parse<Verdict>(word))
            : throw new UsageException($"--outcome '{text}': '{value}' is none of yes, no and void; write one of them.");
    }
}
