using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Forestall.Brief.Documents.Fonts;

/// <summary>The typeface briefs are set in, which comes with Forestall, so that a machine without fonts writes the same file.</summary>
internal static class FontShelf
{
    private const string Resource = "fonts/inter";
    private static readonly Lazy<byte[]> PlainFace = new(static () => Face("Inter-Regular.ttf"));
    private static readonly Lazy<byte[]> BoldFace = new(static () => Face("Inter-SemiBold.ttf"));

    /// <summary>The regular face.</summary>
    public static byte[] Plain => PlainFace.Value;

    /// <summary>The bold one.</summary>
    public static byte[] Bold => BoldFace.Value;

    /// <summary>
    /// A face out of the package, which keeps its files in one resource: the length of an index, a version, a number of entries, for each its name, place and
    /// length, and then the files.
    /// </summary>
    private static byte[] Face(string file)
    {
        using var stream = typeof(FontShelf).Assembly.GetManifestResourceStream(Resource) ?? throw new InputException($"{Resource} is missing from this build; restore the packages and build again.");
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).First(r => metadata.GetString(r.Name) == "!AvaloniaResources");
        var section = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetContent().AsSpan()[(int)resource.Offset..];
        var files = section.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(section));
        var index = files.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(files));
        using var reader = new BinaryReader(new MemoryStream(index.ToArray()), Encoding.UTF8);
        _ = reader.ReadInt32();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (name, from, length) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            if (name.EndsWith("/" + file, StringComparison.Ordinal))
            {
                return files.Slice(sizeof(int) + index.Length + from, length).ToArray();
            }
        }

        throw new InputException($"{file} is missing from {Resource}; restore the packages and build again.");
    }
}
