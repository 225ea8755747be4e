namespace Forestall.Tests;

/// <summary>The folder of source files and reference results beside the checkout; tests that need it are skipped where it is missing.</summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Root = new(Search);

    public static string Data => Folder("data");

    public static string Reference => Folder("reference");

    /// <summary>The path of a source file or folder; skips the test when it is not there.</summary>
    public static string PathOf(string file)
    {
        var path = Path.Combine(Data, file);
        Assert.SkipUnless(Path.Exists(path), $"{file} is not among the source files beside the checkout");
        return path;
    }

    private static string Folder(string name)
    {
        Assert.SkipWhen(Root.Value is null, "the folder shared/data with the source files is not beside the checkout");
        return Path.Combine(Root.Value!, name);
    }

    private static string? Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "data")))
            {
                return shared;
            }
        }

        return null;
    }
}
