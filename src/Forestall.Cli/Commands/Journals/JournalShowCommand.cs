using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Files;
using static System.FormattableString;

namespace Forestall.Cli.Commands.Journals;

/// <summary><c>forestall journal show</c>: one entry whole.</summary>
internal static class JournalShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("show", """
            One entry: the lines that are hashed, then what its author wrote. --save writes the files it holds into a folder.

            Example: forestall journal show 3 --save entry-3
            """);
        var entry = new Argument<long>("entry") { Description = "Its number.", HelpName = "NUMBER" };
        var save = new Option<string?>("--save") { Description = "Write what the entry holds into this folder.", HelpName = "FOLDER" };
        var format = JournalOptions.Format();
        command.Add(entry);
        command.Add(save);
        command.Add(format);
        command.SetAction(parsed =>
        {
            using var journal = JournalOptions.Folder(parsed).Open(terminal.Clock);
            var found = journal.Find(parsed.GetValue(entry));
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Line(Json.Text(JournalJson.Of(found)));
            }
            else
            {
                terminal.Line(found.Text.TrimEnd('\n'));
                terminal.Line($"hash: {found.Hash}");
                if (found.Words.Length > 0)
                {
                    terminal.Line();
                    terminal.Line(found.Words);
                }
            }

            if (parsed.GetValue(save) is { } folder)
            {
                Save(found, folder, terminal);
            }
        });
        return command;
    }

    private static void Save(Store.JournalEntry entry, string folder, Terminal terminal)
    {
        var files = entry.Contents.Select((c, i) => (Path: Path.Combine(folder, entry.Contents.Take(i).Any(b => b.Name == c.Name) ? Invariant($"{i + 1}-{c.Name}") : c.Name), c.Bytes)).ToList();
        if (files.FirstOrDefault(static f => Path.Exists(f.Path)) is { Path: { } there })
        {
            throw new InputException($"{there}: there is a file of this name; name another folder.");
        }

        Directory.CreateDirectory(folder);
        files.ForEach(static f => AtomicFile.Write(f.Path, f.Bytes.ToArray()));
        terminal.Remark(Invariant($"{files.Count} {(files.Count == 1 ? "file" : "files")} written into {folder}."));
    }
}
