namespace Forestall.Tests;

/// <summary>The source files, in a folder <c>shared/data</c> beside the repository or above it. Tests that need them are skipped where they are missing.</summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Root = new(Search);

    /// <summary>The path of a source file; skips the test when it is not there.</summary>
    public static string PathOf(string file)
    {
        Assert.SkipWhen(Root.Value is null, "no folder shared/data stands above the tests");
        var path = Path.Combine(Root.Value!, file);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{file} is not in {Root.Value}");
        return path;
    }

    private static string? Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}
