using System.Text;
using Forestall.Dilemmas.Checklists.Internals;
using Forestall.Dilemmas.Evidence;
using Forestall.Doctrine.Reading.Internals;

namespace Forestall.Dilemmas.Checklists;

/// <summary>Reads checklists: JSON in which comments and trailing commas are allowed. Method note: docs/methods/appraisal.md.</summary>
public static class ChecklistFiles
{
    internal const string Format = "forestall-checklist/1";
    internal static readonly string[] FileKeys = ["$schema", "format", "name", "title", "about", "source", "grades", "criteria"];
    internal static readonly string[] CriterionKeys = ["name", "question", "evidence", "grades", "source", "record"];

    /// <summary>Names of the checklists that ship with Forestall: the three axes, and the UN's risk factors as an example of a list of one's own.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } = ["normative", "political", "policy", "un-framework"];

    /// <summary>A checklist that ships with Forestall.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static Checklist BuiltIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!BuiltInNames.Contains(name, StringComparer.Ordinal))
        {
            throw new InputException($"there is no checklist '{Fields.Shown(name)}'; {NearestWord.Hint(name, BuiltInNames, $"name a file, or one of {string.Join(", ", BuiltInNames)}.")}");
        }

        var resource = $"record/checklists/{name}.json";
        using var stream = typeof(ChecklistFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InputException($"{resource} is missing from this build; restore the folder record and build again.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Parsed(resource, copy.ToArray());
    }

    /// <summary>A checklist that ships with Forestall, or one from a file.</summary>
    /// <param name="nameOrPath">One of <see cref="BuiltInNames"/>, or a path.</param>
    /// <exception cref="InputException">There is neither, or something in it is wrong: the first problem, with line and column.</exception>
    public static Checklist Find(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        return BuiltInNames.Contains(nameOrPath, StringComparer.Ordinal) || (!File.Exists(nameOrPath) && nameOrPath.AsSpan().IndexOfAny("./\\") < 0)
            ? BuiltIn(nameOrPath)
            : Parsed(nameOrPath, FileRoot.Bytes(nameOrPath));
    }

    /// <summary>Reads a checklist from a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">Something is wrong: the first problem, with line and column.</exception>
    public static Checklist Parse(string name, string text) => Parsed(name, Encoding.UTF8.GetBytes(text));

    private static Checklist Parsed(string file, byte[] bytes)
    {
        var problems = new ProblemList(file);
        var list = Read(bytes, problems);
        ListReading.ThrowIfAny(problems);
        return list!;
    }

    private static Checklist? Read(byte[] bytes, ProblemList problems)
    {
        if (ListReading.Root(bytes, Format, "a checklist", FileKeys, problems) is not { } root)
        {
            return null;
        }

        var name = root.RequiredText("name", Fields.LongestName);
        if (name is not null)
        {
            Fields.IsName(name, root.NameAt("name"), problems);
        }

        var about = root.RequiredText("about");
        if (about is not (null or "strategy" or "situation"))
        {
            problems.Add(root.Optional("about")!.At, $"'{Fields.Shown(about)}' is nothing a checklist asks about; write strategy or situation.");
        }

        var shared = Grades(root, problems);
        var criteria = new List<ChecklistCriterion>();
        foreach (var fields in ListReading.Objects(root.Required("criteria"), "criteria", "a criterion", CriterionKeys, problems))
        {
            var criterion = Criterion(fields, shared, problems);
            if (criteria.Exists(c => c.Name == criterion.Name))
            {
                problems.Add(fields.NameAt("name"), $"the criterion '{criterion.Name}' stands twice; give each its own name.");
            }

            criteria.Add(criterion);
        }

        if (criteria.Count == 0)
        {
            problems.Add(root.NameAt("criteria"), "the checklist asks nothing; add criteria.");
        }

        return new(name ?? "", root.RequiredText("title") ?? "", about == "situation" ? ChecklistSubject.Situation : ChecklistSubject.Strategy, root.RequiredText("source") ?? "", criteria);
    }

    private static ChecklistCriterion Criterion(Fields fields, IReadOnlyList<string>? shared, ProblemList problems)
    {
        var name = fields.RequiredText("name", Fields.LongestName) ?? "";
        if (name.Length > 0)
        {
            Fields.IsName(name, fields.NameAt("name"), problems);
        }

        var grades = Grades(fields, problems) ?? shared;
        if (grades is null && fields.Optional("grades") is null)
        {
            problems.Add(fields.At, $"the criterion '{name}' has no anchors for its grades; add 'grades', from 0 upwards, here or for the whole list.");
        }

        var record = fields.Words("record");
        foreach (var (word, at) in record.Where(static r => !RecordEvidence.Names.Contains(r.Word, StringComparer.Ordinal)))
        {
            problems.Add(at, $"the record says nothing of '{Fields.Shown(word)}'; {NearestWord.Hint(word, RecordEvidence.Names, $"use {string.Join(", ", RecordEvidence.Names)}.")}");
        }

        return new(name, fields.RequiredText("question") ?? "", fields.RequiredText("evidence") ?? "", grades ?? [], fields.RequiredText("source") ?? "", [.. record.Select(static r => r.Word)]);
    }

    private static IReadOnlyList<string>? Grades(Fields fields, ProblemList problems)
    {
        if (fields.Optional("grades") is not { } node)
        {
            return null;
        }

        if (node.Kind != Files.JsonKind.List || node.Items.Count is < 2 or > 11)
        {
            problems.Add(node.At, "'grades' must hold the anchors of two to eleven grades, from 0 upwards; write a list of texts.");
            return null;
        }

        return [.. node.Items.Select(i => Fields.Text(i, "a grade", problems) ?? "")];
    }
}
